import {
  compareFractions,
  fraction,
  minus,
  plus,
  times,
  ZERO,
  type Fraction
} from '../core/fraction.ts';
import { groupBy } from '../core/group.ts';

/** Papers with the same number of right answers that got one question right, or did not. */
export type Marked = { correct: number; papers: number; isRight: boolean };

type Weighted = { correct: number; papers: number };

/** Mean and variance (divided by n) of right answers; null of nothing. */
export function moments(cells: readonly Weighted[]): {
  papers: number;
  right: number;
  mean: number | null;
  variance: number | null;
} {
  const papers = sum(cells, () => 1);
  const right = sum(cells, ({ correct }) => correct);
  if (papers === 0) return { papers, right, mean: null, variance: null };
  const mean = right / papers;
  const variance = sum(cells, ({ correct }) => (correct - mean) ** 2) / papers;
  return { papers, right, mean, variance };
}

/** The classic size of the groups that discrimination compares, in percent (RP6). */
const END = 27;

/**
 * The best and the weakest 27 % of papers. Where the line runs through papers with equal results,
 * each of these counts in part: which of equals stands first is nobody's merit.
 */
export function groupEnds<Cell extends Weighted>(
  cells: readonly Cell[]
): { upper: Cell[]; lower: Cell[]; size: number } {
  const size = (END * sum(cells, () => 1)) / 100;
  const weakestFirst = [...cells].sort((left, right) => left.correct - right.correct);
  return { upper: take([...weakestFirst].reverse(), size), lower: take(weakestFirst, size), size };
}

/**
 * Right answers of the best 27 % less those of the weakest 27 %, from -1 to 1: in exact fractions,
 * so that what is shown is rounded once. Null without papers.
 */
export function discrimination(cells: readonly Marked[]): number | null {
  const papers = sum(cells, () => 1);
  if (papers === 0) return null;
  const size = fraction(END * papers, 100);
  const weakestFirst = [...cells].sort((left, right) => left.correct - right.correct);
  const bestFirst = [...weakestFirst].reverse();
  const difference = minus(rightWithin(bestFirst, size), rightWithin(weakestFirst, size));
  const { numerator, denominator } = times(difference, fraction(100, END * papers));
  return Number(numerator) / Number(denominator);
}

/** Right answers among the first so many papers; of equals each counts in part. */
function rightWithin(ordered: readonly Marked[], size: Fraction): Fraction {
  let [right, left] = [ZERO, size];
  for (const [, equals] of groupBy(ordered, (cell) => cell.correct)) {
    const papers = fraction(sum(equals, () => 1));
    const taken = compareFractions(papers, left) < 0 ? papers : left;
    const share = fraction(
      sum(equals, hit),
      sum(equals, () => 1)
    );
    right = plus(right, times(share, taken));
    left = minus(left, taken);
    if (left.numerator === 0n) break;
  }
  return right;
}

function take<Cell extends Weighted>(ordered: readonly Cell[], size: number): Cell[] {
  const taken: Cell[] = [];
  let left = size;
  for (const [, equals] of groupBy(ordered, (cell) => cell.correct)) {
    const papers = sum(equals, () => 1);
    const part = Math.min(1, left / papers);
    taken.push(...equals.map((cell) => ({ ...cell, papers: cell.papers * part })));
    left -= papers * part;
    if (left <= 0) break;
  }
  return taken;
}

/**
 * Correlation of being right here with the number of right answers to all the other questions; the
 * question itself is left out, as it would agree with itself. Null where there is no variation.
 */
export function restCorrelation(cells: readonly Marked[]): number | null {
  const papers = sum(cells, () => 1);
  const rest = (cell: Marked): number => cell.correct - hit(cell);
  const [sumHit, sumRest] = [sum(cells, hit), sum(cells, rest)];
  const spread = (of: (cell: Marked) => number, total: number): number =>
    papers * sum(cells, (cell) => of(cell) ** 2) - total ** 2;
  const [ofHit, ofRest] = [spread(hit, sumHit), spread(rest, sumRest)];
  if (ofHit === 0 || ofRest === 0) return null;
  const together = papers * sum(cells, (cell) => hit(cell) * rest(cell)) - sumHit * sumRest;
  return together / Math.sqrt(ofHit * ofRest);
}

const hit = ({ isRight }: Marked): number => (isRight ? 1 : 0);

const sum = <Cell extends { papers: number }>(
  cells: readonly Cell[],
  of: (cell: Cell) => number
): number => cells.reduce((total, cell) => total + of(cell) * cell.papers, 0);
