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

/** The performances of a segment in order. */
export function performancesOf(within: readonly Told[]): Performance[] {
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
  return all;
}
