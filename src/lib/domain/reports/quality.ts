import type { Hundredths } from '../core/points.ts';
import { sharesOfWhole } from './shares-of-whole.ts';

/** Valid entries of a unit that have the same score. */
export type ScoreCell = {
  unitId: string;
  /** Questions answered right. */
  correct: number;
  score: Hundredths;
  maxScore: Hundredths;
  entries: number;
};

/** Disjoint bands by the share of questions answered right, as Huế uses them (RP4). */
export const BANDS = ['all', 'high', 'middle', 'low'] as const;
export type Band = (typeof BANDS)[number];

export type QualityBand = {
  band: Band;
  entries: number;
  /** Hundredths of a percent, each rounded by itself. Null without entries. */
  share: number | null;
};

/** How good the valid entries are (RP4). */
export type Quality = {
  entries: number;
  questions: number;
  /** 100 %; 75 to below 100 %; 25 to below 75 %; below 25 %. */
  bands: QualityBand[];
  /** Entries without a right answer; they are in the lowest band too. */
  zero: number;
  /** Entries for every number of right answers, from 0. */
  byCorrect: { correct: number; entries: number; share: number | null }[];
};

/**
 * Valid entries by bands of quality and by the number of right answers.
 *
 * @param questions how many questions a paper has
 */
export function quality(cells: readonly ScoreCell[], questions: number): Quality {
  const counts = Array.from({ length: questions + 1 }, () => 0);
  for (const { correct, entries } of cells) counts[correct] = (counts[correct] ?? 0) + entries;
  const inBand = new Map<Band, number>();
  for (const [correct, entries] of counts.entries()) {
    const band = bandOf(correct, questions);
    inBand.set(band, (inBand.get(band) ?? 0) + entries);
  }
  const bands = BANDS.map((band) => inBand.get(band) ?? 0);
  const [bandShares, countShares] = [sharesOfWhole(bands), sharesOfWhole(counts)];
  return {
    entries: counts.reduce((sum, count) => sum + count, 0),
    questions,
    bands: BANDS.map((band, at) => ({
      band,
      entries: bands[at] ?? 0,
      share: bandShares?.[at] ?? null
    })),
    zero: counts[0] ?? 0,
    byCorrect: counts.map((entries, correct) => ({
      correct,
      entries,
      share: countShares?.[correct] ?? null
    }))
  };
}

/** The band of an entry; whole numbers alone, so that 22 of 30 is below 75 % and 23 is not. */
export function bandOf(correct: number, questions: number): Band {
  if (questions > 0 && correct >= questions) return 'all';
  if (100 * correct >= 75 * questions && questions > 0) return 'high';
  return 100 * correct >= 25 * questions && questions > 0 ? 'middle' : 'low';
}
