import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  readTypedCode,
  survivesKeyboards
} from '#lib/domain/auth/typed-code.ts';
import { typedInTelex, typedInVni } from '../../support/vietnamese-keyboard.ts';

const code = fc
  .array(fc.constantFrom(...CODE_ALPHABET), { minLength: CODE_LENGTH, maxLength: CODE_LENGTH })
  .map((signs) => signs.join(''));
const printed = (text: string): string => `${text.slice(0, 5)}-${text.slice(5)}`;
const codesOf = (typed: string): readonly string[] => {
  const read = readTypedCode(typed);
  return read.kind === 'codes' ? read.codes : [];
};

describe('a code off paper', () => {
  const between = fc.constantFrom(
    ...[
      '',
      ' ',
      '-',
      '–',
      '—',
      '‑',
      '−',
      '_',
      '.',
      '·',
      '\u00a0',
      '\u3000',
      '\u200b',
      '\t',
      '\n',
      '- '
    ]
  );
  test('is the same with whatever stands between its letters, in any case and width', () => {
    fc.assert(
      fc.property(
        code,
        fc.array(between, { minLength: CODE_LENGTH + 1, maxLength: CODE_LENGTH + 1 }),
        fc.constantFrom<(text: string) => string>(
          (text) => text,
          (text) => text.toLowerCase(),
          (text) =>
            text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
        ),
        (code, gaps, write) => {
          const typed = gaps.map((gap, at) => gap + write(code[at] ?? '')).join('');
          expect(readTypedCode(typed)).toEqual({ kind: 'codes', codes: [code] });
        }
      )
    );
  });

  test.each([
    ['Telex', typedInTelex],
    ['VNI', typedInVni]
  ])('is found again under what %s made of it, among at most 16', (_, type) => {
    fc.assert(
      fc.property(code, (code) => {
        const shown = type(printed(code));
        // A key pressed twice takes the mark away again and leaves no trace of itself.
        fc.pre(shown !== null);
        const codes = codesOf(shown ?? '');
        expect(codes).toContain(code);
        expect(codes.length).toBeLessThanOrEqual(16);
      }),
      { numRuns: 3000 }
    );
  });

  test.each([
    ['ATTDC-XƯRQH', 'ATTDCXWRQH'],
    ['ATTDC-XỬQH', 'ATTDCXWRQH'],
    ['FMÉA6-CDEHK', 'FMEA6CDEHK'],
    ['ĐHQMT-CAEHK', 'DHQMTCAEHK'],
    ['ĐHQMT-CEHK', 'DDHQMTCEHK'],
    ['ĐHQMT-CEHK', 'D9HQMTCEHK'],
    ['CÀMT3-QKHV', 'CAMFT3QKHV'],
    ['ÂMTCC-QKHV', 'AMATCCQKHV'],
    ['ẦMTC-QKHV', 'AAFMTCQKHV'],
    ['TẢMTC-QKHV', 'TA3MTCQKHV'],
    ['TẢMTC-QKHV', 'TARMTCQKHV']
  ])('%s may be %s', (typed, code) => {
    expect(codesOf(typed)).toContain(code);
    expect(codesOf(typed.normalize('NFD').toLowerCase())).toContain(code);
  });
});

describe('what cannot be a code', () => {
  test.each([
    ['', { kind: 'missing' }],
    [' - ', { kind: 'missing' }],
    ['ACDEF-GHJK', { kind: 'length', typed: 9 }],
    ['ACDEF-GHJKMN', { kind: 'length', typed: 11 }],
    ['OCDEF-GHJKM', { kind: 'letters', letters: 'O' }],
    ['0CDEF-1HJK5', { kind: 'letters', letters: '0, 1, 5' }],
    ['ÔCDEF-GHJKM', { kind: 'keyboard' }],
    ['ĐÂ', { kind: 'keyboard' }]
  ])('%j is named as such', (typed, wanted) => {
    expect(readTypedCode(typed)).toEqual(wanted);
  });

  test('any text at all is understood or named', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
        const read = readTypedCode(typed);
        if (read.kind === 'codes') expect(read.codes.length).toBeGreaterThan(0);
      })
    );
  });
});

test('what survives keyboards comes out of them as it went in', () => {
  const part = fc
    .array(fc.constantFrom(...CODE_ALPHABET), { minLength: 5, maxLength: 5 })
    .map((signs) => signs.join(''))
    .filter(survivesKeyboards);
  fc.assert(
    fc.property(part, (part) => {
      expect(typedInTelex(part)).toBe(part);
      expect(typedInVni(part)).toBe(part);
    })
  );
});
