import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planOfficials } from '#lib/domain/people/plan-import.ts';
import {
  an,
  anRow,
  binhRow,
  change,
  facts,
  HEADER,
  officials,
  registered
} from '../../support/officials.ts';
import { tableOf } from '../../support/workbooks.ts';

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
      wrong: [],
      notes: []
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
    ["'+84981052983", '0981052983'],
    ['0981.052.983', '0981052983'],
    ['0277-3851234', '02773851234']
  ])('takes the phone number %s', (given, stored) => {
    const plan = planOfficials(officials(change('phone', given)), facts);
    expect(plan.created).toMatchObject([{ phone: stored }]);
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
