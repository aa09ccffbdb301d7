import { z } from 'zod';
import { ENTRY_KINDS } from '../domain/entries/call.ts';

const hundredths = z.number().int().nonnegative();

/** The rules of a call as they are stored. */
export const callRules = z.strictObject({
  kinds: z.array(z.enum(ENTRY_KINDS)).min(1),
  mostBytes: z.number().int().positive(),
  mostLengthMs: z.number().int().positive().nullable(),
  latePenalty: z.strictObject({ perDay: hundredths, most: hundredths }).nullable()
});
