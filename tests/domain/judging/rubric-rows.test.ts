import { describe, expect, it } from 'vitest';
import { movedRows, newCriterionId } from '#lib/domain/judging/rubric-rows.ts';

describe('rows of a rubric', () => {
  it.each([
    ['add', 0, 'abcx'],
    ['remove', 1, 'ac'],
    ['up', 2, 'acb'],
    ['up', 0, 'abc'],
    ['down', 0, 'bac'],
    ['down', 2, 'abc'],
    ['down', 9, 'abc']
  ] as const)('%s at %d', (move, at, expected) => {
    expect(movedRows([...'abc'], { move, at }, 'x').join('')).toBe(expected);
  });

  it('gets an id that no row has', () => {
    expect(newCriterionId([])).toBe('tieu-chi-1');
    expect(newCriterionId([{ id: 'noi-dung' }, { id: 'tieu-chi-3' }])).toBe('tieu-chi-4');
  });
});
