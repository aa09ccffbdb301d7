import { expect, it } from 'vitest';
import { chooseTable } from '#lib/domain/files/choose-table.ts';
import { UNIT_COLUMNS } from '#lib/domain/units/plan-import.ts';
import { tableOf } from '../../support/workbooks.ts';

const list = tableOf(['Mã đơn vị', 'Tên đơn vị', 'Loại', 'Đơn vị cấp trên'], ['A', 'B', 'C', 'D']);
const notes = tableOf(['Mã đơn vị', 'Ghi chú'], ['A', 'B']);

it('takes the sheet that has the columns, wherever it stands', () => {
  expect(chooseTable([notes, list], UNIT_COLUMNS)).toMatchObject({
    ok: true,
    value: {
      ...list,
      notes: [{ note: { code: 'sheet-left', name: notes.sheet, isHidden: false } }]
    }
  });
});

it('takes the nearest one when none has them all, so that what is missing can be said', () => {
  expect(chooseTable([tableOf(['x', 'y'], ['1', '2']), notes], UNIT_COLUMNS)).toMatchObject({
    ok: true,
    value: notes
  });
});

it('does not guess between two lists', () => {
  expect(chooseTable([list, list], UNIT_COLUMNS)).toEqual({
    ok: false,
    refusal: 'file-several-lists'
  });
});

it('needs a table', () => {
  expect(chooseTable([], UNIT_COLUMNS)).toEqual({ ok: false, refusal: 'file-without-table' });
});
