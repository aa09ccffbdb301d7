import type { Hundredths } from '../core/points.ts';
import type { Share } from '../results/share.ts';
import type { ScoreCell } from './quality.ts';

/** Scores from this one to below the next; the last includes the full score. */
export type ScoreBin = { from: Hundredths; to: Hundredths; entries: number };

/** The score spectrum of a set of valid entries (RP5). */
export type Spectrum = {
  entries: number;
  maxScore: Hundredths;
  bins: ScoreBin[];
  /** In hundredths, not rounded; null without entries. */
  mean: number | null;
  /** The middle one, or the mean of the two in the middle. */
  median: number | null;
  /** The commonest scores, the lowest first; several when they are equally common. */
  modes: Hundredths[];
  /** Standard deviation of all entries (divided by n), in hundredths. */
  deviation: number | null;
  /** Entries with at least half of the full score: 5 of 10. */
  half: Share;
};

type Scores = Pick<ScoreCell, 'score' | 'entries'>;

/** Tenths of the full score: the scale of 10 that everybody knows from school. */
const BINS = 10;

/**
 * Histogram and figures of the scores.
 *
 * @param maxScore the full score of a paper
 */
export function spectrum(cells: readonly Scores[], maxScore: Hundredths): Spectrum {
  const scores = merged(cells);
  const entries = scores.reduce((sum, one) => sum + one.entries, 0);
  const mean = entries === 0 ? null : sumOf(scores, (score) => score) / entries;
  const most = Math.max(0, ...scores.map((one) => one.entries));
  return {
    entries,
    maxScore,
    bins: binsOf(scores, maxScore),
    mean,
    median: entries === 0 ? null : median(scores, entries),
    modes: scores.filter((one) => one.entries === most).map((one) => one.score),
    deviation:
      mean === null ? null : Math.sqrt(sumOf(scores, (score) => (score - mean) ** 2) / entries),
    half: {
      part: sumOf(scores, (score) => (2 * score >= maxScore ? 1 : 0)),
      whole: entries
    }
  };
}

/** Each score once, the lowest first. */
function merged(cells: readonly Scores[]): Scores[] {
  const counts = new Map<Hundredths, number>();
  for (const { score, entries } of cells) counts.set(score, (counts.get(score) ?? 0) + entries);
  return [...counts]
    .filter(([, entries]) => entries > 0)
    .map(([score, entries]) => ({ score, entries }))
    .sort((left, right) => left.score - right.score);
}

const sumOf = (scores: readonly Scores[], of: (score: Hundredths) => number): number =>
  scores.reduce((sum, { score, entries }) => sum + of(score) * entries, 0);

function median(scores: readonly Scores[], entries: number): number {
  const at = (place: number): Hundredths => {
    let before = 0;
    const found = scores.find((one) => (before += one.entries) > place);
    return found?.score ?? 0;
  };
  return (at(Math.floor((entries - 1) / 2)) + at(Math.floor(entries / 2))) / 2;
}

function binsOf(scores: readonly Scores[], maxScore: Hundredths): ScoreBin[] {
  const bins = Array.from({ length: BINS }, (_, at) => ({
    from: Math.ceil((maxScore * at) / BINS),
    to: Math.ceil((maxScore * (at + 1)) / BINS),
    entries: 0
  }));
  for (const { score, entries } of scores) {
    const bin = bins.findLast(({ from }) => score >= from) ?? bins[0];
    if (bin) bin.entries += entries;
  }
  return bins;
}
