import { expect, it } from 'vitest';
import { nearestCode } from '#lib/domain/files/codes.ts';

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
  expect(nearestCode(given, CODES)).toBe(nearest);
});
