import { z } from 'zod';
import { REMEDIES, STANDINGS, type RemedyChoice, type Standing } from '../domain/quiz/remedy.ts';
import { cleaned, id, line } from './text.ts';
import { typedMoment } from './typed-time.ts';

const reason = line(5, 200);

/** How a choice is kept. */
export const remedyChoice: z.ZodType<RemedyChoice> = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('person'), registrationId: id }),
  z.strictObject({ by: z.literal('unit'), unitId: id }),
  z.strictObject({ by: z.literal('session'), sessionId: id }),
  z.strictObject({ by: z.literal('range'), from: z.number().int(), to: z.number().int() })
]);

const standings = z
  .array(z.enum(STANDINGS))
  .catch([])
  .transform((list): Standing[] => STANDINGS.filter((one) => list.includes(one)));

/** What the address of the page says; what it does not say, or says wrongly, is asked for. */
export const helpQuery = z.object({
  by: z.enum(['person', 'unit', 'session', 'range']).catch('person'),
  q: cleaned(0, 100).catch(''),
  person: id.nullable().catch(null),
  unit: id.nullable().catch(null),
  session: id.nullable().catch(null),
  from: typedMoment.nullable().catch(null),
  to: typedMoment.nullable().catch(null),
  kind: z.enum(REMEDIES).catch('extra-time'),
  standings
});
export type HelpQuery = z.output<typeof helpQuery>;

/** What is asked besides whom. A new attempt has a last moment to start, all else has minutes. */
export const askForm = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['extra-time', 'go-on']),
    minutes: z.coerce.number().int().min(1).max(180),
    reason,
    onceKey: id,
    seen: z.coerce.number().int().min(0)
  }),
  z.strictObject({
    kind: z.literal('new-attempt'),
    startUntil: typedMoment,
    reason,
    onceKey: id,
    seen: z.coerce.number().int().min(0)
  })
]);
export type AskForm = z.output<typeof askForm>;

/** Confirms, declines or withdraws a request. */
export const confirmForm = z.strictObject({ remedyId: id });
export const declineForm = z.strictObject({ remedyId: id, answer: reason });
