import * as m from '#lib/text/paraglide/messages.js';

/** What Node says of wrong words on a command line, in the reader's language; null for other errors. */
export function usageProblem(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const [, quoted = ''] = /'([^']*)'/.exec(error.message) ?? [];
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return m.command_option_unknown({ option: quoted });
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return m.command_option_value({ option: quoted });
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return m.command_word_too_many({ word: quoted });
    default:
      return String(error.code).startsWith('ERR_PARSE_ARGS')
        ? m.command_words_wrong({ reason: error.message })
        : null;
  }
}
