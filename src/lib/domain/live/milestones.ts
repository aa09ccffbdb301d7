import type { Instant } from '../core/time.ts';
import type { ShowEvent } from './event.ts';
import { effectiveEvents } from './undo.ts';

/** How far a final is. Only what `open` has can be changed freely. */
export type Stage = 'open' | 'sealed' | 'begun' | 'ended';

/** Events by which a final begins and ends, and by which an end is taken back. */
export const MILESTONES = ['show-started', 'show-ended', 'undone'] as const;

/** When a final began and ended, and how far that makes it. */
export type Milestones = { begunAt: Instant | null; endedAt: Instant | null };

/** Reads them off a record, whole or of milestones alone. An end that was undone is none. */
export function milestonesOf(log: readonly ShowEvent[]): Milestones {
  const effective = effectiveEvents(log);
  const at = (type: ShowEvent['type']): Instant | null =>
    effective.findLast((event) => event.type === type)?.at ?? null;
  return { begunAt: at('show-started'), endedAt: at('show-ended') };
}
