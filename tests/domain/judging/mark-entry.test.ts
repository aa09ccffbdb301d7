import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neighbours, steppedMark, typedMark } from '#lib/domain/judging/mark-entry.ts';
import { markRefusal } from '#lib/domain/judging/rubric.ts';

const HALVES = { max: 1000, step: 50 };

describe('a mark as it is typed', () => {
  it.each([
    ['8,5', 850],
    ['8.5', 850],
    [' 10 ', 1000],
    ['0', 0],
    ['8,', 800],
    ['8,500', 850],
    ['', null],
    ['  ', null]
  ])('%j is %s', (typed, mark) => {
    expect(typedMark(HALVES, typed)).toEqual({ ok: true, value: mark });
  });

  it.each([
    ['tám', 'not-a-number'],
    ['-1', 'not-a-number'],
    ['8,5,5', 'not-a-number'],
    ['1e1', 'not-a-number'],
    ['10,5', 'mark-out-of-range'],
    ['10,001', 'mark-out-of-range'],
    ['85', 'mark-out-of-range'],
    ['8,25', 'mark-between-steps'],
    ['8,501', 'mark-between-steps']
  ])('%j is refused: %s', (typed, refusal) => {
    expect(typedMark(HALVES, typed)).toEqual({ ok: false, refusal });
  });

  it('is only ever one that the rubric takes', () => {
    const rubric = {
      name: '',
      criteria: [{ id: 'a', name: '', guidance: '', weight: 100, ...HALVES }]
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (thousandths) => {
        const typed = typedMark(HALVES, String(thousandths / 1000).replace('.', ','));
        const wanted =
          thousandths % 10 === 0 ? markRefusal(rubric, 'a', thousandths / 10) : 'finer';
        expect(typed.ok).toBe(wanted === null);
      })
    );
  });
});

describe('a step', () => {
  it('never leaves the scale and always lands on it', () => {
    const anyMark = fc.option(fc.integer({ min: 0, max: 20 }).map((steps) => steps * 50));
    fc.assert(
      fc.property(anyMark, fc.constantFrom(1 as const, -1 as const), (mark, by) => {
        const next = steppedMark(HALVES, mark, by);
        expect(next % 50).toBe(0);
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThanOrEqual(1000);
      })
    );
  });

  it('begins at the end it comes from', () => {
    expect(steppedMark(HALVES, null, 1)).toBe(50);
    expect(steppedMark(HALVES, null, -1)).toBe(1000);
    expect(steppedMark(HALVES, 850, 1)).toBe(900);
    expect(steppedMark(HALVES, 1000, 1)).toBe(1000);
    expect(steppedMark(HALVES, 0, -1)).toBe(0);
  });

  it('knows the marks beside one that lies between', () => {
    expect(neighbours(HALVES, 825)).toEqual([800, 850]);
    expect(neighbours(HALVES, 850.1)).toEqual([850, 900]);
  });
});
