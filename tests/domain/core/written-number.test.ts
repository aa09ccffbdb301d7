import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fraction } from '#lib/domain/core/fraction.ts';
import {
  always,
  ENGLISH,
  exactly,
  multiplied,
  upTo,
  VIETNAMESE,
  writtenHundredths,
  writtenNumber
} from '#lib/domain/core/written-number.ts';

const fixed = (value: number, decimals = 2): string =>
  writtenNumber(value, always(decimals), VIETNAMESE);

describe('a number as text', () => {
  it.each([
    [-0.12, '-0,12'],
    [-0.5, '-0,50'],
    [-0.22, '-0,22'],
    [-0.001, '0,00'],
    [-0, '0,00'],
    [-0.005, '-0,01'],
    [0.145, '0,15'],
    [1.005, '1,01'],
    [2.675, '2,68'],
    [-1.005, '-1,01'],
    [0.995, '1,00'],
    [999.995, '1.000,00'],
    [1234.5, '1.234,50'],
    [-1234567.891, '-1.234.567,89'],
    [1e21, '1.000.000.000.000.000.000.000,00'],
    [1e-9, '0,00'],
    [NaN, '–'],
    [-Infinity, '–']
  ])('%d as %s', (value, text) => {
    expect(fixed(value)).toBe(text);
  });

  it('leaves out decimals that say nothing, and writes as the language does', () => {
    expect(writtenNumber(23.6, upTo(2), VIETNAMESE)).toBe('23,6');
    expect(writtenNumber(-4345, upTo(1), ENGLISH)).toBe('-4,345');
    expect(writtenNumber(0.25, { atLeast: 1, atMost: 3 }, ENGLISH)).toBe('0.25');
    expect(writtenNumber(3, { atLeast: 1, atMost: 3 }, ENGLISH)).toBe('3.0');
  });

  it('takes fractions as they are', () => {
    expect(writtenNumber(fraction(-1, 8), always(2), VIETNAMESE)).toBe('-0,13');
    expect(writtenNumber(fraction(2, 3), upTo(4), VIETNAMESE)).toBe('0,6667');
    expect(writtenHundredths(-50, always(2), VIETNAMESE)).toBe('-0,50');
    expect(writtenHundredths(-12.5, upTo(2), VIETNAMESE)).toBe('-0,13');
    expect(writtenNumber(multiplied(0.145, 100), always(0), VIETNAMESE)).toBe('15');
  });
});

/** Any fraction of whole numbers and how many decimals of it are shown. */
const figures = fc.record({
  above: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  below: fc.integer({ min: 1, max: 100_000 }),
  decimals: fc.integer({ min: 0, max: 4 })
});

const read = (text: string): number => Number(text.replaceAll('.', '').replace(',', '.'));

describe('whatever the number', () => {
  test('what is shown is at most half a step away, halves away from zero', () => {
    fc.assert(
      fc.property(figures, ({ above, below, decimals }) => {
        const text = writtenNumber(fraction(above, below), always(decimals), VIETNAMESE);
        const steps = BigInt(text.replaceAll(/[.,]/g, ''));
        const [two, scale] = [2n * BigInt(below), 10n ** BigInt(decimals)];
        const apart = two * steps - 2n * BigInt(above) * scale;
        const size = apart < 0n ? -apart : apart;
        expect(size <= BigInt(below)).toBe(true);
        // A half moved away from zero.
        if (size === BigInt(below)) expect(apart > 0n).toBe(above > 0);
      })
    );
  });

  test('the sign is that of the number wherever a figure is left, and never before nothing', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -3, max: 3 }), figures, (value, { decimals }) => {
        const text = fixed(value, decimals);
        expect(text.startsWith('-')).toBe(value < 0 && /[1-9]/.test(text));
        expect(text.split(',')[1]?.length ?? 0).toBe(decimals);
      })
    );
  });

  test('both languages say the same, and with and without zeros', () => {
    fc.assert(
      fc.property(figures, ({ above, below, decimals }) => {
        const value = fraction(above, below);
        const here = writtenNumber(value, always(decimals), VIETNAMESE);
        const there = writtenNumber(value, always(decimals), ENGLISH);
        expect(there.replaceAll(',', '')).toBe(here.replaceAll('.', '').replace(',', '.'));
        expect(read(writtenNumber(value, upTo(decimals), VIETNAMESE))).toBe(read(here));
      })
    );
  });

  test('it is read exactly as its shortest decimals say', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const exact = exactly(value)!;
        const scaled = `${exact.numerator}e-${String(exact.denominator).length - 1}`;
        expect(Number(scaled)).toBe(value === 0 ? 0 : value);
      })
    );
  });
});
