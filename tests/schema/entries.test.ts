import { describe, expect, it } from 'vitest';
import { callForm, handInForm } from '#lib/schema/entries.ts';
import { vietnamTime } from '#lib/domain/core/time.ts';

const CALL = {
  name: ' Phim  tuyên truyền ',
  kinds: ['video'],
  megabytes: '500',
  minutes: '5',
  opensAt: '2021-10-01T08:00',
  closesAt: '2021-10-20T17:00',
  lateUntil: '',
  perDay: '0,5',
  most: '5'
};
const wrongIn = (form: object): string[] => {
  const parsed = callForm.safeParse({ ...CALL, ...form });
  return parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0]));
};

describe('the form of a call', () => {
  it('is read as its rules', () => {
    expect(callForm.parse(CALL)).toEqual({
      name: 'Phim tuyên truyền',
      opensAt: vietnamTime(2021, 10, 1, 8),
      closesAt: vietnamTime(2021, 10, 20, 17),
      lateUntil: null,
      rules: {
        kinds: ['video'],
        mostBytes: 500 * 1024 * 1024,
        mostLengthMs: 300_000,
        latePenalty: { perDay: 50, most: 500 }
      }
    });
    expect(callForm.parse({ ...CALL, perDay: '', minutes: '' }).rules).toMatchObject({
      mostLengthMs: null,
      latePenalty: null
    });
  });

  it.each([
    [{ kinds: [] }, ['kinds']],
    [{ kinds: ['program'] }, ['kinds']],
    [{ megabytes: '0' }, ['megabytes']],
    [{ megabytes: '9999999' }, ['megabytes']],
    [{ minutes: 'năm' }, ['minutes']],
    [{ opensAt: '2021-02-30T08:00' }, ['opensAt']],
    [{ perDay: '-1' }, ['perDay']],
    [{ perDay: '0,555' }, ['perDay']],
    [{ name: 'x' }, ['name']]
  ])('is wrong with %o', (form, wrong) => {
    expect(wrongIn(form)).toEqual(wrong);
  });
});

describe('the form of a hand-in', () => {
  const FORM = { title: 'Một cửa', what: 'link', link: 'https://a.vn/1', confirmed: 'on' };

  it('hands in an address or the file', () => {
    expect(handInForm.parse(FORM)).toEqual({ title: 'Một cửa', link: 'https://a.vn/1' });
    expect(handInForm.parse({ ...FORM, what: 'file' })).toEqual({ title: 'Một cửa', link: null });
    const plain = { title: 'Một cửa', what: 'file', confirmed: 'on' };
    expect(handInForm.parse(plain).link).toBeNull();
  });

  it.each([
    [{ link: '' }],
    [{ link: 'javascript:alert(1)' }],
    [{ link: 'ftp://a.vn' }],
    [{ title: ' ' }],
    [{ confirmed: 'off' }],
    [{ handedInAt: '1' }]
  ])('is refused with %o', (form) => {
    expect(handInForm.safeParse({ ...FORM, ...form }).success).toBe(false);
  });
});
