import { z } from 'zod';
import { programme } from './live-programme.ts';
import { kept } from './text.ts';

/* What is read back from outside the record of a final. */

const instant = z.number().int().min(0);

/** Facts of a draw of heats, as the audit log keeps them. */
export const heatDraw = z.object({
  seed: kept(1),
  heats: z.array(z.array(kept(1)))
});

/** The version of the event log as a file. */
export const RECORD_VERSION = 1;

/**
 * First line of the event log as a file; every further line is an event. `programme` has the
 * questions that were asked. The digest is that of the whole one, as sealed before the show.
 */
export const recordHeader = z.strictObject({
  kind: z.literal('hoi-thi-final-record'),
  version: z.literal(RECORD_VERSION),
  finalId: kept(1),
  name: kept(1),
  digest: kept(64, 64),
  sealedAt: instant,
  writtenAt: instant,
  /** Lines that follow. */
  events: z.number().int().min(1),
  /** Has the show ended? */
  isComplete: z.boolean(),
  programme
});
export type RecordHeader = z.infer<typeof recordHeader>;
