import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { operatorMay } from '#lib/server/operator.ts';
import { writeFinalFile, type FinalFile } from '#lib/server/reports/final-files.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';

const FILES = {
  jsonl: 'record.jsonl',
  xlsx: 'results.xlsx',
  minutes: 'minutes.json'
} as const satisfies Record<string, FinalFile>;

const isFormat = (word: string): word is keyof typeof FILES => Object.hasOwn(FILES, word);

export const command: Command = {
  help: m.command_final_help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { format: { type: 'string', default: 'jsonl' }, out: { type: 'string' } }
    });
    const [finalId] = positionals;
    const { format } = values;
    if (finalId === undefined || positionals.length > 1)
      throw new UsageError(m.operator_name_one_final());
    if (!isFormat(format)) {
      throw new UsageError(m.operator_format_unknown({ formats: Object.keys(FILES).join(', ') }));
    }
    const file = await onInstallation(({ ctx }) =>
      writeFinalFile(ctx, operatorMay('final.prepare'), finalId, FILES[format])
    );
    if (!file) throw new Error(m.operator_no_show({ id: finalId }));
    if (values.out) writeFileSync(values.out, file.content);
    else if (typeof file.content === 'string') print(file.content.trimEnd());
    else process.stdout.write(file.content);
    return EXIT.done;
  }
};
