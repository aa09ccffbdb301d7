import { describe, expect, it } from 'vitest';
import { rangeOf } from '#lib/domain/entries/byte-range.ts';

describe('a part of a file of 1000 bytes', () => {
  it.each([
    [null, 'whole'],
    ['', 'whole'],
    ['bytes=0-', { start: 0, end: 999 }],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=500-599', { start: 500, end: 599 }],
    ['bytes=500-5000', { start: 500, end: 999 }],
    ['bytes=-100', { start: 900, end: 999 }],
    ['bytes=-5000', { start: 0, end: 999 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=9999999999-', 'unsatisfiable'],
    ['bytes=600-500', 'whole'],
    ['bytes=0-1,5-9', 'whole'],
    ['bytes=-', 'whole'],
    ['items=0-1', 'whole'],
    ['bytes=0x1-9', 'whole']
  ])('asked for as %s is %o', (header, range) => {
    expect(rangeOf(header, 1000)).toEqual(range);
  });

  it('of nothing is nothing', () => {
    expect(rangeOf('bytes=0-', 0)).toBe('unsatisfiable');
    expect(rangeOf('bytes=-1', 0)).toBe('unsatisfiable');
  });
});
