import { z } from 'zod';
import { LONGEST_MESSAGE, type Audience } from '../domain/messages/message.ts';
import { LONGEST_NOTE, LONGEST_TROUBLE, TROUBLE_KINDS } from '../domain/messages/trouble.ts';
import { id, prose, shaped, token } from './text.ts';

/** `all`, `session:ID` or `unit:ID`, as a field of a form says it. */
export const audience = token(80).transform((text, check): Audience => {
  const [kind, of = ''] = text.split(':');
  if (text === 'all') return { kind: 'all' };
  if (kind === 'session' && of !== '') return { kind, sessionId: of };
  if (kind === 'unit' && of !== '') return { kind, unitId: of };
  check.addIssue({ code: 'custom', message: 'no audience' });
  return z.NEVER;
});

/** A message to contestants. */
export const messageForm = z.strictObject({ audience, words: prose(5, LONGEST_MESSAGE) });

export const withdrawForm = z.strictObject({ messageId: id });

/** What a contestant reports. A browser with scripts makes the key, so that sending again is safe. */
export const troubleForm = z.strictObject({
  id: shaped(/^[0-9a-f]{32}$/, 32).optional(),
  kind: z.enum(TROUBLE_KINDS),
  words: prose(5, LONGEST_TROUBLE)
});

/** What was done about it. */
export const handledForm = z.strictObject({ troubleId: id, note: prose(5, LONGEST_NOTE) });

export const troubleKind = z.enum(TROUBLE_KINDS);
