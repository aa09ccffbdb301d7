import { z } from 'zod';
import { METHODS } from '../domain/judging/aggregation.ts';
import { kept } from './text.ts';

/** What the audit log keeps of a changed method. */
export const methodChange = z.object({
  before: z.enum(METHODS),
  after: z.enum(METHODS),
  reason: kept()
});

/** What the audit log keeps of a third marker who was called. */
export const thirdMarkerCall = z.object({ accountId: kept(), reason: kept() });
