import { describe, expect, it } from 'vitest';
import { planOfficials } from '#lib/domain/people/plan-import.ts';
import { an, anRow, binhRow, change, facts, HEADER, officials } from '../../support/officials.ts';
import { tableOf } from '../../support/workbooks.ts';

const anWith = (cells: Record<string, string>) =>
  anRow.map((old, at) => cells[HEADER[at] ?? ''] ?? old);
const notesOf = (row: string[], withPaper: string[] = []) =>
  planOfficials(officials(row), { ...facts, withPaper: new Set(withPaper) }).notes.map(
    ({ row, column, note }) => ({ row, column, ...note })
  );

describe('before an import of officials goes in, it says', () => {
  it('who moves from where to where', () => {
    const whom = 'Trần Văn An (DT00001, 1982)';
    const place = { row: 2, column: 'unit_code', whom };
    const moves = { code: 'moves', from: 'Sở Nội vụ (SNV)', to: 'Sở Nội vụ (HLV2)' };
    expect(notesOf(anWith({ unit_code: 'HLV2' }))).toEqual([
      { ...place, ...moves, hasPaper: false }
    ]);
    expect(notesOf(anWith({ unit_code: 'HLV2' }), ['p1'])).toEqual([
      { ...place, ...moves, hasPaper: true }
    ]);
  });

  it('a mended name, another year, and who looks like somebody else', () => {
    expect(notesOf(anWith({ full_name: 'Trần Văn Ân' }))).toMatchObject([{ code: 'renamed' }]);
    expect(notesOf(anWith({ birth_year: '1983' }))).toMatchObject([
      { code: 'year-changed', from: '1982', to: '1983' }
    ]);
    expect(notesOf(anWith({ full_name: 'Lê Thị Cúc' }))).toMatchObject([
      { code: 'other-person', to: 'Lê Thị Cúc (DT00001, 1982)' }
    ]);
    expect(notesOf(anWith({ full_name: 'Trần Văn Bảy', birth_year: '1990' }))).toMatchObject([
      { code: 'other-person' }
    ]);
    expect(notesOf(anRow)).toEqual([]);
  });

  it('that somebody is known by another code', () => {
    expect(notesOf(anWith({ staff_code: 'DT00999' }))).toMatchObject([
      { code: 'known-by-other-code', other: 'Trần Văn An (DT00001, 1982)' }
    ]);
    expect(notesOf(anWith({ staff_code: 'DT00999', birth_year: '1999' }))).toEqual([]);
  });

  it('that Ð is read as Đ', () => {
    const plan = planOfficials(officials(change('full_name', 'Ðặng Thị Ðào')), facts);
    expect(plan.created).toMatchObject([{ fullName: 'Đặng Thị Đào' }]);
    expect(plan.notes).toMatchObject([
      { row: 2, column: 'full_name', note: { code: 'read-as', read: 'Đặng Thị Đào' } }
    ]);
  });
});

describe('a paper stays with the unit for which it was sat', () => {
  it('once the person has moved, the same list again changes nothing', () => {
    const moved = { ...an, unitId: 'u2' };
    const there = { ...facts, people: [moved], withPaper: new Set(['p1']) };
    const plan = planOfficials(officials(anWith({ unit_code: 'HLV2' })), there);
    expect(plan).toMatchObject({ changed: [], unchanged: 1, notes: [] });
  });
});

describe('codes that lost their zeros', () => {
  const wrongOf = (...codes: string[]) =>
    planOfficials(officials(...codes.map((code) => change('staff_code', code))), {
      ...facts,
      people: [
        an,
        { ...an, id: 'p2', staffCode: '079085001234' },
        { ...an, id: 'p3', staffCode: '4512' }
      ]
    }).wrong.map(({ row, problem }) => ({ row, ...problem }));

  it.each([
    ['87085001234', { code: 'code-lost-zeros-here', whole: '087085001234' }],
    ['79085001234', { code: 'code-lost-zeros', whole: '079085001234' }],
    ['04512', { code: 'code-like-known', whole: '4512' }],
    ['DT1', { code: 'code-like-known', whole: 'DT00001' }]
  ])('%s is named', (code, problem) => {
    expect(wrongOf(code)).toMatchObject([problem]);
  });

  it('a number shorter than its neighbours, which begin with zeros', () => {
    expect(wrongOf('000123', '000124', '125')).toMatchObject([
      { row: 4, code: 'code-lost-zeros-here', whole: '000125' }
    ]);
    expect(wrongOf('8', '9', '10', '11')).toEqual([]);
  });

  it('two in one list', () => {
    expect(wrongOf('CB007', 'CB07')).toMatchObject([
      { row: 3, code: 'code-like-known', whole: 'CB007' }
    ]);
  });
});

describe('nothing of a row is lost in silence', () => {
  it('a name in two columns keeps the whole list out', () => {
    const merged = tableOf(
      ['Mã cán bộ', 'Họ và tên', '', 'Mã đơn vị'],
      ['DT00002', 'Nguyễn Văn', 'An', 'SNV']
    );
    const parts = tableOf(
      ['Mã cán bộ', 'Họ và tên', 'Tên', 'Mã đơn vị'],
      ['DT00002', 'Nguyễn Văn', 'An', 'SNV']
    );
    expect(planOfficials(merged, facts)).toMatchObject({
      created: [],
      wrong: [{ problem: { code: 'column-untitled', letter: 'C', beside: 'Họ và tên' } }]
    });
    expect(planOfficials(parts, facts)).toMatchObject({
      created: [],
      wrong: [{ column: 'Tên', problem: { code: 'column-name-split' } }]
    });
  });

  it.each([
    ['full_name', 'Nguyễn Vаn An', 'look-alike-letters'],
    ['staff_code', 'СB001', 'look-alike-letters'],
    ['full_name', 'NguyÔn V¨n An', 'legacy-letters'],
    ['position', 'Chuyªn viªn', 'legacy-letters'],
    ['full_name', 'Nguy\ufffdn An', 'broken-character']
  ])('%s %s', (column, cell, code) => {
    expect(planOfficials(officials(change(column, cell)), facts)).toMatchObject({
      created: [],
      wrong: [{ row: 2, problem: { code } }]
    });
  });

  it('a unit by its name is told by its code', () => {
    const units = [{ ...facts.units[0]!, name: 'Sở Tư pháp', code: 'STP' }];
    const plan = planOfficials(officials(change('unit_code', 'sở tư pháp')), { ...facts, units });
    expect(plan.wrong).toMatchObject([{ problem: { code: 'unit-unknown', nearest: 'STP' } }]);
  });

  it('names no column by its identifier', () => {
    const plan = planOfficials(tableOf(['Họ và tên', 'Mã đơn vị'], binhRow), facts);
    expect(plan.wrong.map(({ column }) => column)).toEqual(['Mã cán bộ']);
  });
});
