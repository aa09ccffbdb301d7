import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, quality, type ScoreCell } from '#lib/domain/reports/quality.ts';
import { basisPoints } from '#lib/domain/results/share.ts';
import { spectrum } from '#lib/domain/reports/spectrum.ts';

const QUESTIONS = 30;
const MAX = 6000;

const cell = (correct: number, entries: number, unitId = 'soNoiVu'): ScoreCell => ({
  unitId,
  correct,
  score: correct * 200,
  maxScore: MAX,
  entries
});

const cells = fc.array(
  fc.record({ correct: fc.integer({ min: 0, max: QUESTIONS }), entries: fc.nat({ max: 50 }) }),
  { maxLength: 12 }
);

describe('quality bands', () => {
  it.each([
    [30, 'all'],
    [29, 'high'],
    [23, 'high'],
    [22, 'middle'],
    [8, 'middle'],
    [7, 'low'],
    [0, 'low']
  ])('%i of 30 right is %s', (correct, band) => {
    expect(bandOf(correct, QUESTIONS)).toBe(band);
  });

  it('count entries and show the share of each', () => {
    const { bands, zero, entries, byCorrect } = quality(
      [cell(30, 1), cell(25, 1), cell(0, 1), cell(30, 1, 'laiVung')],
      QUESTIONS
    );
    expect(bands).toEqual([
      { band: 'all', entries: 2, share: 5000 },
      { band: 'high', entries: 1, share: 2500 },
      { band: 'middle', entries: 0, share: 0 },
      { band: 'low', entries: 1, share: 2500 }
    ]);
    expect([zero, entries]).toEqual([1, 4]);
    expect(byCorrect[30]).toEqual({ correct: 30, entries: 2, share: 5000 });
  });

  it('have no shares before anybody handed in', () => {
    expect(quality([], QUESTIONS).bands.map(({ share }) => share)).toEqual([
      null,
      null,
      null,
      null
    ]);
  });

  it('hold every entry once, and so do the numbers of right answers', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const found = quality(
          list.map(({ correct, entries }) => cell(correct, entries)),
          QUESTIONS
        );
        const all = list.reduce((sum, { entries }) => sum + entries, 0);
        const sum = (groups: { entries: number }[]): number =>
          groups.reduce((total, group) => total + group.entries, 0);
        expect([found.entries, sum(found.bands), sum(found.byCorrect)]).toEqual([all, all, all]);
        for (const { entries, share } of found.bands) {
          expect(share).toBe(basisPoints({ part: entries, whole: all }));
        }
      })
    );
  });
});

describe('the score spectrum', () => {
  it('has mean, median, modes, deviation and the share of 5 of 10', () => {
    const found = spectrum([cell(10, 2), cell(15, 1), cell(30, 1)], MAX);
    expect(found).toMatchObject({
      entries: 4,
      mean: 3250,
      median: 2500,
      modes: [2000],
      half: { part: 2, whole: 4 }
    });
    expect(found.deviation).toBeCloseTo(1639.36, 2);
    expect(found.bins.map((bin) => bin.entries)).toEqual([0, 0, 0, 2, 0, 1, 0, 0, 0, 1]);
  });

  it('names every mode, and nothing of nobody', () => {
    expect(spectrum([cell(3, 2), cell(4, 2), cell(5, 1)], MAX).modes).toEqual([600, 800]);
    expect(spectrum([], MAX)).toMatchObject({
      mean: null,
      median: null,
      deviation: null,
      modes: []
    });
  });

  it('is what counting entry by entry gives', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const found = spectrum(
          list.map(({ correct, entries }) => cell(correct, entries)),
          MAX
        );
        const scores = list
          .flatMap(({ correct, entries }) => Array.from({ length: entries }, () => correct * 200))
          .sort((left, right) => left - right);
        expect(found.bins.reduce((sum, bin) => sum + bin.entries, 0)).toBe(scores.length);
        if (scores.length === 0) return;
        const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
        const variance =
          scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
        expect(found.mean).toBeCloseTo(mean, 6);
        expect(found.deviation).toBeCloseTo(Math.sqrt(variance), 6);
        const middle = [(scores.length - 1) / 2, scores.length / 2].map((at) => Math.floor(at));
        expect(found.median).toBe(((scores[middle[0]!] ?? 0) + (scores[middle[1]!] ?? 0)) / 2);
        expect(found.half.part).toBe(scores.filter((score) => score >= 3000).length);
      })
    );
  });
});
