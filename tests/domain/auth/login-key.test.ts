import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loginKey, loginKeys } from '#lib/domain/auth/login-key.ts';

describe('a staff code as fingers type it', () => {
  test.each([
    ['DT00117', 'DT 00117'],
    ['DT00117', 'dt-00117'],
    ['DT00117', 'ĐT00117'],
    ['DT00117', 'đt_00.117'],
    ['DT00117', 'DTOO117'],
    ['DT00117', 'DT117'],
    ['DT00117', 'ＤＴ００１１７'],
    ['DTOOO96', 'DT00096'],
    ['SNV-012', 'SNV12'],
    ['00123', '123'],
    ['thu.ky', 'Thu Ky'],
    ['bantochuc', 'BAN TỔ CHỨC']
  ])('%s is found by %s', (code, typed) => {
    expect(loginKeys(typed)).toContain(loginKey(code));
    expect(loginKeys(typed.normalize('NFD'))).toContain(loginKey(code));
  });

  test.each([
    ['DT00117', 'DT00118'],
    ['DT00117', 'DT1170'],
    ['DT0A', 'DTA'],
    ['TS10', 'TS1']
  ])('%s is another than %s', (code, other) => {
    expect(loginKeys(other)).not.toContain(loginKey(code));
  });

  test.each([
    ['Telex', 'ÀN', 'AFN'],
    ['VNI', 'ÂN1', 'A6N1'],
    ['Telex', 'Đ1', 'DD1']
  ])('what %s made of it is undone: %s may be %s', (_, typed, code) => {
    expect(loginKeys(typed)).toContain(loginKey(code));
  });

  test('never takes more than the plain reading and sixteen others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        expect(loginKeys(typed).length).toBeLessThanOrEqual(17);
      })
    );
  });
});
