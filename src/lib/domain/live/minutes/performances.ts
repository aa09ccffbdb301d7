import type { Hundredths } from '../../core/points.ts';
import type { Told } from './told.ts';

/** A team before the jury. */
export type Performance = {
  teamId: string;
  /** Null until it has ended. */
  usedMs: number | null;
  /** Null until it is revealed. */
  mark: { award: Hundredths; overtime: Hundredths } | null;
};

/**
 * The performances of a segment in order.
 *
 * @param told all that happened: marks may come when the segment is over
 */
export function performancesOf(
  segmentId: string,
  within: readonly Told[],
  told: readonly Told[]
): Performance[] {
  const all: Performance[] = [];
  for (const { event, show } of within) {
    const run = show.phase.kind === 'segment' ? show.phase.run : null;
    const last = all.at(-1);
    if (event.type === 'turn-given' && run?.step === 'preparing') {
      all.push({ teamId: event.teamId, usedMs: null, mark: null });
    } else if (last && run?.step === 'marking') {
      last.usedMs = run.usedMs;
    } else if (last && run?.step === 'marked') {
      last.mark = { award: run.award, overtime: run.overtime };
    }
  }
  const late = told.flatMap(({ event }) => (event.type === 'marks-taken' ? event.marks : []));
  return all.map((performance) => {
    const mark = late.find(
      (one) => one.segmentId === segmentId && one.teamId === performance.teamId
    );
    if (performance.mark || !mark) return performance;
    return { ...performance, mark: { award: mark.points, overtime: 0 } };
  });
}
