import type { Instant } from '../../core/time.ts';
import type { ShowState } from '../state.ts';
import { undoneSeqs } from '../undo.ts';

/** Lots drawn before the show to divide the teams; a later draw replaces an earlier one. */
export type HeatDrawing = { at: Instant; seed: string; heats: readonly (readonly string[])[] };

/** Lots drawn in the show: with the seed the order can be drawn again. */
export type Drawing = {
  seq: number;
  at: Instant;
  /** For the order of play, to break a tie of totals, or between presses at one time. */
  purpose: 'order' | 'tie' | 'press';
  seed: string;
  order: readonly string[];
  /** Neither undone, nor without effect because of what was undone before it. */
  counts: boolean;
};

/** Every drawing of lots on the record. */
export function drawingsOf({ log, show }: ShowState): Drawing[] {
  const undone = undoneSeqs(log);
  return log.flatMap((event): Drawing[] => {
    const { seq, at } = event;
    const counts = !undone.has(seq) && !show.ineffective.includes(seq);
    if (event.type === 'lots-drawn') {
      return [{ seq, at, purpose: event.purpose, ...event.lots, counts }];
    }
    if (event.type === 'race-settled' && event.lots) {
      return [{ seq, at, purpose: 'press', ...event.lots, counts }];
    }
    return [];
  });
}
