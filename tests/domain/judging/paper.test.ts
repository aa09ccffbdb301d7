import { expect, it } from 'vitest';
import { differingCriteria } from '#lib/domain/judging/paper.ts';

it('names the criteria on which two people do not agree', () => {
  const first = new Map([
    ['noi-dung', 850],
    ['hinh-thuc', 425]
  ]);
  expect(differingCriteria(first, new Map(first))).toEqual([]);
  expect(differingCriteria(first, new Map([...first, ['noi-dung', 800]]))).toEqual(['noi-dung']);
  expect(differingCriteria(new Map(), first)).toEqual(['noi-dung', 'hinh-thuc']);
});
