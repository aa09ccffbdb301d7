import { expect, it } from 'vitest';
import { nearestFinder } from '#lib/domain/files/codes.ts';

const CODES = ['VPUB', 'SNV', 'STP', 'HLV2', 'ĐTH'];

it.each([
  ['SNVV', 'SNV'],
  ['snv', 'SNV'],
  ['HLV', 'HLV2'],
  ['VPBU', 'VPUB'],
  ['PVBU', null],
  ['VPUBT', 'VPUB'],
  ['dth', 'ĐTH'],
  ['QWERTY', null],
  ['', null],
  ['x'.repeat(60), null]
])('near %s there is %s', (given, nearest) => {
  expect(nearestFinder(CODES)(given)).toBe(nearest);
});

it('stops suggesting when every row is wrong, so that a bad column costs no time', () => {
  const nearestTo = nearestFinder([...CODES, ...Array.from({ length: 30_000 }, (_, n) => `Y${n}`)]);
  expect(['SNV1', 'SNV2', 'SNV3', 'SNV4', 'SNV1'].map(nearestTo)).toEqual([
    'SNV',
    'SNV',
    'SNV',
    null,
    'SNV'
  ]);
});
