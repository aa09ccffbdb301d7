import type { ShowEvent } from './event.ts';

/**
 * Sequence numbers of events that do not count. An undo that is undone itself undoes nothing; as
 * an undo only ever names an earlier event, one look from the end decides all.
 */
export function undoneSeqs(log: readonly ShowEvent[]): Set<number> {
  const undone = new Set<number>();
  for (const event of [...log].reverse()) {
    if (event.type === 'undone' && !undone.has(event.seq)) undone.add(event.undoneSeq);
  }
  return undone;
}

/** The record without what is undone, in order. */
export function effectiveEvents(log: readonly ShowEvent[]): ShowEvent[] {
  const undone = undoneSeqs(log);
  return log.filter((event) => !undone.has(event.seq));
}
