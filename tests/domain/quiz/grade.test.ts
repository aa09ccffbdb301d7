import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradePaper, type GradedItem } from '#lib/domain/quiz/grade.ts';

const TWO_POINTS = { right: 200, wrong: 0, blank: 0 };
const keys = new Map(
  ['q1', 'q2', 'q3'].map((versionId) => [versionId, { keyOptionIds: ['a'] }] as const)
);
const paper = (...choices: string[][]): GradedItem[] =>
  choices.map((choice, index) => ({ versionId: `q${index + 1}`, choice }));

const choice = fc.subarray(['a', 'b', 'c', 'd']);
const anyPaper = fc
  .array(choice, { minLength: 3, maxLength: 3 })
  .map((choices) => paper(...choices));

describe('grading a paper', () => {
  it.each([
    ['all right', paper(['a'], ['a'], ['a']), { score: 600, correct: 3, answered: 3 }],
    ['one wrong', paper(['a'], ['b'], ['a']), { score: 400, correct: 2, answered: 3 }],
    ['one blank', paper(['a'], [], ['a']), { score: 400, correct: 2, answered: 2 }],
    ['all blank', paper([], [], []), { score: 0, correct: 0, answered: 0 }],
    [
      'the key and one more',
      paper(['a', 'b'], ['a'], ['a']),
      { score: 400, correct: 2, answered: 3 }
    ]
  ])('%s', (_name, items, expected) => {
    expect(gradePaper(items, keys, TWO_POINTS)).toEqual({ ...expected, maxScore: 600 });
  });

  it('takes points off for wrong answers where the rules say so, never below zero', () => {
    const scoring = { right: 200, wrong: -100, blank: 0 };
    expect(gradePaper(paper(['a'], ['b'], []), keys, scoring).score).toBe(100);
    expect(gradePaper(paper(['b'], ['b'], ['b']), keys, scoring).score).toBe(0);
  });

  it('gives what the rules give for a blank answer', () => {
    const scoring = { right: 200, wrong: 0, blank: 50 };
    expect(gradePaper(paper(['a'], [], []), keys, scoring).score).toBe(300);
  });

  it('is right only with every right option', () => {
    const both = new Map([['q1', { keyOptionIds: ['a', 'b'] }]]);
    const correct = (...chosen: string[]): number =>
      gradePaper(paper(chosen), both, TWO_POINTS).correct;
    expect([correct('b', 'a'), correct('a', 'c'), correct('a'), correct('a', 'b', 'c')]).toEqual([
      1, 0, 0, 0
    ]);
  });

  it('is a whole number between nothing and the maximum (G2, G7)', () => {
    fc.assert(
      fc.property(anyPaper, (items) => {
        const { score, maxScore } = gradePaper(items, keys, TWO_POINTS);
        expect(Number.isSafeInteger(score) && score >= 0 && score <= maxScore).toBe(true);
      })
    );
  });

  it('never falls when an answer becomes right (G3)', () => {
    fc.assert(
      fc.property(anyPaper, fc.nat({ max: 2 }), (items, at) => {
        const better = items.map((item, index) =>
          index === at ? { ...item, choice: ['a'] } : item
        );
        expect(gradePaper(better, keys, TWO_POINTS).score).toBeGreaterThanOrEqual(
          gradePaper(items, keys, TWO_POINTS).score
        );
      })
    );
  });

  it('does not mind the order of answers or of options in a choice (G4, G6)', () => {
    fc.assert(
      fc.property(anyPaper, (items) => {
        const turned = items
          .map((item) => ({ ...item, choice: [...item.choice].reverse() }))
          .reverse();
        expect(gradePaper(turned, keys, TWO_POINTS)).toEqual(gradePaper(items, keys, TWO_POINTS));
      })
    );
  });

  it('asks for a set where the key has several options', () => {
    const both = new Map([['q1', { keyOptionIds: ['a', 'c'] }]]);
    expect(gradePaper(paper(['c', 'a']), both, TWO_POINTS).correct).toBe(1);
    expect(gradePaper(paper(['a']), both, TWO_POINTS).correct).toBe(0);
  });

  it('throws for a question without a key: that is our fault', () => {
    expect(() => gradePaper([{ versionId: 'q9', choice: [] }], keys, TWO_POINTS)).toThrow('q9');
  });
});
