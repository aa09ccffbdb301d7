import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '#lib/domain/files/table.ts';
import type { Person } from '#lib/domain/people/person.ts';
import { planOfficials, type OfficialFacts } from '#lib/domain/people/plan-import.ts';
import type { Registration } from '#lib/domain/people/registration.ts';
import type { Unit } from '#lib/domain/units/unit.ts';
import { tableOf } from '../../support/workbooks.ts';

const HEADER = [
  'staff_code',
  'full_name',
  'sex',
  'birth_year',
  'unit_code',
  'position',
  'email',
  'phone'
];
const officials = (...rows: string[][]) => tableOf(HEADER, ...rows);

const soNoiVu: Unit = {
  id: 'u1',
  code: 'SNV',
  name: 'Sở Nội vụ',
  type: 'department',
  parentId: null,
  bloc: null,
  position: 0,
  headcount: 40
};
const an: Person = {
  id: 'p1',
  staffCode: 'DT00001',
  fullName: 'Trần Văn An',
  sex: 'male',
  birthYear: 1982,
  unitId: 'u1',
  position: 'Chuyên viên',
  email: 'an@example.vn',
  phone: '0981052983'
};
const registered: Registration = {
  id: 'r1',
  contestId: 'c',
  personId: 'p1',
  unitId: 'u1',
  candidateNo: '00001',
  staffCode: 'DT00001',
  fullName: 'Trần Văn An'
};
const facts: OfficialFacts = {
  units: [soNoiVu, { ...soNoiVu, id: 'u2', code: 'HLV2', position: 1 }],
  people: [an],
  registrations: [registered],
  takenNames: new Set(['thuky']),
  thisYear: 2021
};
const anRow = [
  'DT00001',
  'Trần Văn An',
  'Nam',
  '1982',
  'SNV',
  'Chuyên viên',
  'an@example.vn',
  '0981052983'
];
const binhRow = ['DT00002', 'Lê Thị Bình', 'Nữ', '1990', 'HLV2', '', '', ''];

const change = (column: string, cell: string) =>
  binhRow.map((old, at) => (HEADER[at] === column ? cell : old));

describe('an import of officials', () => {
  it('sorts rows into new, changed and unchanged', () => {
    const plan = planOfficials(officials(anRow, binhRow), facts);
    expect(plan).toEqual({
      created: [
        {
          staffCode: 'DT00002',
          fullName: 'Lê Thị Bình',
          sex: 'female',
          birthYear: 1990,
          unitId: 'u2',
          position: null,
          email: null,
          phone: null
        }
      ],
      changed: [],
      unchanged: 1,
      wrong: []
    });
  });

  it.each(HEADER.slice(1).map((column, at) => [column, at + 1]))('sees another %s', (_, at) => {
    const other = ['', 'Trần Văn Ân', 'Nữ', '1983', 'HLV2', 'Phó phòng', 'a@b.vn', '0912345678'];
    const row = anRow.map((cell, place) => (place === at ? (other[place] ?? '') : cell));
    const plan = planOfficials(officials(row), facts);
    expect(plan.wrong).toEqual([]);
    expect(plan.changed).toMatchObject([{ person: an, registration: registered }]);
  });

  it('knows somebody who is new to this contest', () => {
    const plan = planOfficials(officials(anRow), { ...facts, registrations: [] });
    expect(plan.changed).toMatchObject([{ person: an, registration: undefined }]);
  });

  it('leaves alone what the file has no column for', () => {
    const short = tableOf(['Mã cán bộ', 'Họ tên', 'Mã đơn vị'], ['dt00001', 'Trần Văn An', 'snv']);
    expect(planOfficials(short, facts)).toMatchObject({ unchanged: 1, changed: [], wrong: [] });
  });

  it('composes decomposed Vietnamese and trims blanks: the same file is unchanged', () => {
    const decomposed = anRow.map((cell) => ` ${cell.normalize('NFD')}\u00a0`);
    const table = tableOf(
      HEADER.map((title) => title.toUpperCase()),
      decomposed
    );
    expect(planOfficials(table, facts)).toMatchObject({ unchanged: 1, changed: [], wrong: [] });
  });

  it('reads Vietnamese titles in any order', () => {
    const table = tableOf(
      [
        'Điện thoại',
        'Thư điện tử',
        'Chức vụ',
        'Mã đơn vị',
        'Năm sinh',
        'Giới tính',
        'Họ và tên',
        'Mã cán bộ'
      ],
      [...anRow].reverse()
    );
    expect(planOfficials(table, facts)).toMatchObject({ unchanged: 1, wrong: [] });
  });

  it.each([
    ['+84 981 052 983', '0981052983'],
    ['0981.052.983', '0981052983'],
    ['0277-3851234', '02773851234']
  ])('takes the phone number %s', (given, stored) => {
    const plan = planOfficials(officials(change('phone', given)), facts);
    expect(plan.created).toMatchObject([{ phone: stored }]);
  });
});

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

describe('whatever stands in the file', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(...anRow, ...binhRow, '#REF!', '=1', '1.2E+11', '__proto__')
  );

  it('each row is answered exactly once', () => {
    const rows = fc.array(fc.array(cell, { minLength: 8, maxLength: 8 }), { maxLength: 12 });
    fc.assert(
      fc.property(rows, (rows) => {
        const plan = planOfficials(officials(...rows), facts);
        const wrongRows = new Set(plan.wrong.map((wrong) => wrong.row));
        const filled = rows.filter((cells) => cells.some((text) => text.trim() !== ''));
        const answered =
          plan.created.length + plan.changed.length + plan.unchanged + wrongRows.size;
        expect(answered).toBe(filled.length);
        for (const draft of plan.created) {
          expect(draft.fullName).toBe(draft.fullName.normalize('NFC').trim());
          expect(draft.fullName).not.toMatch(/^[=+\-@]|[\p{Cc}\p{Cf}]/u);
        }
      })
    );
  });
});
