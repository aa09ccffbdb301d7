import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMON_WORDS } from '#lib/domain/auth/common-words.ts';
import { isTooCommon, passwordProblem } from '#lib/domain/auth/password-rules.ts';

const own = { loginName: 'dt00118', displayName: 'Nguyễn Văn An', code: 'ATTDC-XWRQH' };

describe('a password', () => {
  test.each([
    ['12345678', '87654321', '123456789', '11111111', '00000000', '12121212', '123123123'],
    ['matkhau', 'mật khẩu', 'Matkhau123', 'MATKHAU@2021', 'matkhau!', '123matkhau', 'matkhau2026'],
    ['Dongthap@123', 'Đồng Tháp 2026', 'dongthap66', 'dongthapdongthap', 'D0ngth@p'],
    ['password', 'P@ssw0rd', 'passw0rd1', 'Password@123', 'Admin@123', 'admin123456'],
    [
      'qwertyuiop',
      'qwerty123',
      '1qaz2wsx',
      'asdfghjk',
      'asdf1234',
      'zaq12wsx',
      '1q2w3e4r',
      '147258369'
    ],
    ['01011990', '19900101', '01/01/1990', '20101990', '30-04-1975'],
    ['abcabcabc', 'aaaaaaaa', 'abcd1234', 'abc12345', '        ', '!!!!!!!!']
  ])('%s and its like are too common', (...passwords) => {
    for (const password of passwords)
      expect([password, isTooCommon(password)]).toEqual([password, true]);
  });

  test('made of any common word with a year or figures is too common', () => {
    const word = fc.constantFrom(...COMMON_WORDS).filter((word) => /^[a-z]+$/.test(word));
    const end = fc.constantFrom('', '1', '123', '2026', '@123', '@2025', '!', '#1', '.');
    fc.assert(
      fc.property(word, end, fc.boolean(), (word, end, isCapital) => {
        const start = isCapital ? word.charAt(0).toUpperCase() + word.slice(1) : word;
        expect(isTooCommon(start + end)).toBe(true);
      })
    );
  });

  test.each([
    ['DT00118', 'dt00118', 'DT 00118', 'ĐT00118', 'dt118', 'DT001181', 'DT00118@', '@DT00118!'],
    ['nguyenvanan', 'Nguyễn Văn An', 'an nguyen van', 'nguyenvanan1990', 'NguyenVanAn@123'],
    ['vanan1985', 'nguyenan2020', 'annv1234', 'nvan@2021', 'an19901990']
  ])('%s and its like are the own name', (...passwords) => {
    for (const password of passwords) {
      expect([password, passwordProblem(password, own)]).toEqual([password, 'own-name']);
    }
  });

  test.each(['ATTDC-XWRQH', 'attdcxwrqh', 'ATTDC XWRQH'])('%s is the own code', (password) => {
    expect(passwordProblem(password, own)).toBe('own-code');
  });

  test.each([
    'mật khẩu của tôi',
    'mật khẩu của An',
    'một câu dễ nhớ',
    'con bò gặm cỏ ven sông',
    'h7fk2mq9xw4tz6ab',
    'Trời-xanh-mây-trắng-7',
    'DT00118-mat-khau-123456',
    'tháng ba hoa gạo'
  ])('%s is taken', (password) => {
    expect(passwordProblem(password, own)).toBeNull();
  });
});
