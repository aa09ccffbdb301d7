import { z } from 'zod';
import { METHODS } from '../domain/judging/aggregation.ts';

/** What the audit log keeps of a changed method. */
export const methodChange = z.object({
  before: z.enum(METHODS),
  after: z.enum(METHODS),
  reason: z.string()
});

/** What the audit log keeps of a third marker who was called. */
export const thirdMarkerCall = z.object({ accountId: z.string(), reason: z.string() });
