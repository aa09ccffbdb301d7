import { describe, expect, it } from 'vitest';
import type { Problem } from '#lib/domain/files/table.ts';
import { planOfficials } from '#lib/domain/people/plan-import.ts';
import { an, anRow, binhRow, change, facts, officials } from '../../support/officials.ts';

describe('an import of officials refuses', () => {
  it.each<[string, string, string, Problem]>([
    ['no code', 'staff_code', '', { code: 'cell-empty' }],
    ['no name', 'full_name', ' \u00a0', { code: 'cell-empty' }],
    ['no unit', 'unit_code', '', { code: 'cell-empty' }],
    [
      'a code turned into a number',
      'staff_code',
      '1.2E+11',
      { code: 'code-as-number', given: '1.2E+11' }
    ],
    ['a code with a blank', 'staff_code', 'DT 2', { code: 'code-malformed', given: 'DT 2' }],
    ['a login name of staff', 'staff_code', 'ThuKy', { code: 'code-taken', given: 'ThuKy' }],
    [
      'an unknown unit',
      'unit_code',
      'SNVV',
      { code: 'unit-unknown', given: 'SNVV', nearest: 'SNV' }
    ],
    [
      'a unit like none',
      'unit_code',
      'QWERTY',
      { code: 'unit-unknown', given: 'QWERTY', nearest: null }
    ],
    [
      'a date of birth',
      'birth_year',
      '12/05/1982',
      { code: 'year-is-date', given: '12/05/1982', year: 1982 }
    ],
    [
      'a date of birth, ISO',
      'birth_year',
      '1982-05-12',
      { code: 'year-is-date', given: '1982-05-12', year: 1982 }
    ],
    [
      'a serial of Excel',
      'birth_year',
      '30083',
      { code: 'year-is-serial', given: '30083', year: 1982 }
    ],
    [
      'two digits',
      'birth_year',
      '82',
      { code: 'year-malformed', given: '82', from: 1921, to: 2006 }
    ],
    [
      'a child',
      'birth_year',
      '2010',
      { code: 'year-malformed', given: '2010', from: 1921, to: 2006 }
    ],
    [
      'a huge number',
      'birth_year',
      '9'.repeat(19),
      { code: 'year-malformed', given: '9'.repeat(19), from: 1921, to: 2006 }
    ],
    ['another sex', 'sex', 'Ông', { code: 'sex-unknown', given: 'Ông' }],
    ['a formula', 'full_name', '=HYPERLINK("x")', { code: 'formula' }],
    ['a formula in a year', 'birth_year', '=2021-39', { code: 'formula' }],
    ['a formula behind an apostrophe', 'position', "'=A1", { code: 'formula' }],
    ['a plus sign', 'position', '+cmd', { code: 'formula' }],
    ['a minus sign', 'position', '-', { code: 'formula' }],
    ['an at sign', 'full_name', '@SUM(A1)', { code: 'formula' }],
    ['an error of Excel', 'unit_code', '#N/A', { code: 'error-value', given: '#N/A' }],
    [
      'a bidi override',
      'full_name',
      'An\u202eBình',
      { code: 'hidden-character', codePoint: 'U+202E' }
    ],
    ['a NUL', 'full_name', 'An\0', { code: 'hidden-character', codePoint: 'U+0000' }],
    [
      'a zero-width blank',
      'staff_code',
      'DT\u200b2',
      { code: 'hidden-character', codePoint: 'U+200B' }
    ],
    ['a heap of marks that fits', 'full_name', `a${'\u0301'.repeat(9)}`, { code: 'piled-marks' }],
    [
      'a heap of marks that would take minutes to compose',
      'full_name',
      `a${'\u0301\u0316'.repeat(200_000)}`,
      { code: 'cell-too-long', length: 400_001, limit: 120 }
    ],
    ['a broken letter', 'full_name', 'Tr\ufffdn', { code: 'broken-character' }],
    [
      'a long name',
      'full_name',
      'x'.repeat(121),
      { code: 'cell-too-long', length: 121, limit: 120 }
    ],
    ['a bad e-mail', 'email', 'an@', { code: 'email-malformed', given: 'an@' }],
    [
      'two e-mails',
      'email',
      'a@b.vn; c@d.vn',
      { code: 'email-malformed', given: 'a@b.vn; c@d.vn' }
    ],
    ['a short phone number', 'phone', '113', { code: 'phone-malformed', given: '113' }],
    [
      'a phone number that lost its zero',
      'phone',
      '981052983',
      { code: 'phone-lost-zero', given: '981052983' }
    ]
  ])('%s', (_, column, cell, problem) => {
    const plan = planOfficials(officials(change(column, cell), anRow), facts);
    expect(plan.wrong).toEqual([{ sheet: 'Sheet1', row: 2, column, problem }]);
    expect(plan).toMatchObject({ created: [], changed: [], unchanged: 1 });
  });

  it('a repeated code, by its first row', () => {
    const repeat = ['dt00002', ...binhRow.slice(1)];
    const plan = planOfficials(officials(binhRow, anRow, repeat), facts);
    expect(plan.wrong).toMatchObject([
      { row: 4, problem: { code: 'code-repeated', given: 'dt00002', firstRow: 2 } }
    ]);
    expect(plan.created).toHaveLength(1);
  });

  it('a number that lost the zeros of a code that exists', () => {
    const known = { ...facts, people: [{ ...an, staffCode: '00123' }], registrations: [] };
    const plan = planOfficials(officials(change('staff_code', '123')), known);
    expect(plan.wrong).toMatchObject([
      { problem: { code: 'code-lost-zeros', given: '123', whole: '00123' } }
    ]);
  });

  it('every wrong cell of a row at once', () => {
    const row = ['DT 3', '', 'x', '82', 'zzz', '', 'x', '1'];
    const columns = planOfficials(officials(row), facts).wrong.map((cell) => cell.column);
    expect(columns).toEqual([
      'staff_code',
      'full_name',
      'unit_code',
      'sex',
      'birth_year',
      'email',
      'phone'
    ]);
  });
});
