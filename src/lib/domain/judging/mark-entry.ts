import type { Hundredths } from '../core/points.ts';
import { accepted, refused, type Result } from '../core/result.ts';
import type { Criterion } from './rubric.ts';

/** Why what was typed is no mark for a criterion. */
export type MarkEntryRefusal = 'not-a-number' | 'mark-out-of-range' | 'mark-between-steps';

type Scale = Pick<Criterion, 'max' | 'step'>;

/**
 * A mark as a judge types it: "8,5" and "8.5" mean the same, an empty field takes the mark off. More
 * than two decimals are between steps of any rubric.
 */
export function typedMark(
  { max, step }: Scale,
  typed: string
): Result<Hundredths | null, MarkEntryRefusal> {
  const text = typed.trim();
  if (text === '') return accepted(null);
  const found = /^(\d{1,6})(?:[.,](\d{0,6}))?$/.exec(text);
  if (!found) return refused('not-a-number');
  const [, whole = '', decimals = ''] = found;
  const mark = Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'));
  const isFiner = /[1-9]/.test(decimals.slice(2));
  if (mark > max || (mark === max && isFiner)) return refused('mark-out-of-range');
  return isFiner || mark % step !== 0 ? refused('mark-between-steps') : accepted(mark);
}

/** One step up or down, never past the ends. From nothing, up begins below and down above. */
export function steppedMark({ max, step }: Scale, mark: Hundredths | null, by: 1 | -1): Hundredths {
  if (mark === null) return by === 1 ? Math.min(step, max) : max;
  return Math.min(max, Math.max(0, mark + by * step));
}

/** The marks next to one that lies between steps, for the sentence that refuses it. */
export function neighbours({ max, step }: Scale, mark: number): [Hundredths, Hundredths] {
  const below = Math.floor(mark / step) * step;
  return [below, Math.min(max, below + step)];
}
