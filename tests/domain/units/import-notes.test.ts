import { expect, it } from 'vitest';
import { planUnits } from '#lib/domain/units/plan-import.ts';
import type { Unit } from '#lib/domain/units/unit.ts';
import { tableOf } from '../../support/workbooks.ts';

const unit = (id: string, code: string, parentId: string | null): Unit => ({
  id,
  code,
  name: `Đơn vị ${code}`,
  type: parentId === null ? 'district' : 'commune',
  parentId,
  bloc: null,
  position: 0,
  headcount: null
});
const existing = [unit('a', 'HLV', null), unit('b', 'HCT', null), unit('c', 'X1', 'a')];
const HEADER = ['Mã đơn vị', 'Tên đơn vị', 'Loại', 'Đơn vị cấp trên'];
const plan = (...row: string[]) => planUnits(tableOf(HEADER, row), existing);

it('a list of units says what it moves, renames and ranks otherwise', () => {
  expect(plan('x1', 'Đơn vị X1', 'Xã', 'hlv').notes).toEqual([]);
  expect(plan('X1', 'Xã Mới', 'Phòng', 'HCT').notes.map(({ note }) => note)).toEqual([
    {
      code: 'unit-moves',
      whom: 'Đơn vị X1 (X1)',
      from: 'Đơn vị HLV (HLV)',
      to: 'Đơn vị HCT (HCT)'
    },
    { code: 'unit-renamed', whom: 'Đơn vị X1 (X1)', to: 'Xã Mới' },
    { code: 'unit-type-changed', whom: 'Đơn vị X1 (X1)', from: 'commune', to: 'division' }
  ]);
});

it.each([
  ['Số người có mặt', 'Số CBCCVC hiện có mặt'],
  ['Biên chế', 'Số CBCCVC hiện có mặt'],
  ['Tên gọi đơn vị', 'Tên đơn vị'],
  ['Địa chỉ', null]
])('the unknown column %s is told what it may be', (title, nearest) => {
  const table = tableOf([...HEADER, title], ['X1', 'Đơn vị X1', 'Xã', 'HLV', '5']);
  expect(planUnits(table, existing).wrong).toMatchObject([
    { column: title, problem: { code: 'column-unknown', nearest } }
  ]);
});
