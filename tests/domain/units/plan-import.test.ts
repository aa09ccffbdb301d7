import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '#lib/domain/files/table.ts';
import { planUnits } from '#lib/domain/units/plan-import.ts';
import type { Unit } from '#lib/domain/units/unit.ts';
import { demoTable, tableOf } from '../../support/workbooks.ts';

const HEADER = ['code', 'name', 'type', 'parent', 'bloc', 'headcount'];
const units = (...rows: string[][]) => tableOf(HEADER, ...rows);

const dongThap: Unit = {
  id: 'u1',
  code: 'DT',
  name: 'Tỉnh Đồng Tháp',
  type: 'province',
  parentId: null,
  bloc: null,
  position: 0,
  headcount: null
};
const laiVung: Unit = {
  ...dongThap,
  id: 'u2',
  code: 'HLV2',
  name: 'Huyện Lai Vung',
  type: 'district',
  parentId: 'u1',
  bloc: 'huyen',
  headcount: 290
};
const existing = [dongThap, laiVung];
const laiVungRow = ['HLV2', 'Huyện Lai Vung', 'district', 'DT', 'huyen', '290'];

/** What is wrong, as "row column" with the problem. */
const wrongOf = (table: ReturnType<typeof units>, known: Unit[] = existing) =>
  planUnits(table, known).wrong.map(({ row, column, problem }) => [`${row} ${column}`, problem]);

describe('an import of units', () => {
  it('takes the 235 units of 2021', () => {
    const plan = planUnits(demoTable('units'), []);
    expect(plan.wrong).toEqual([]);
    expect(plan.created).toHaveLength(235);
  });

  it('sorts rows into new, changed and unchanged', () => {
    const plan = planUnits(
      units(
        laiVungRow,
        ['dt', 'Tỉnh Đồng Tháp mới', 'Tỉnh', '', '', ''],
        ['XTT', 'Xã Tân Thành', 'Xã', 'HLV2', '', '21']
      ),
      existing
    );
    expect(plan).toMatchObject({
      created: [{ code: 'XTT', type: 'commune', parentCode: 'HLV2', headcount: 21 }],
      changed: [{ unitId: 'u1', draft: { name: 'Tỉnh Đồng Tháp mới' } }],
      unchanged: 1,
      wrong: []
    });
  });

  it.each([
    ['name', ['HLV2', 'Huyện Lai Vung (mới)', 'district', 'DT', 'huyen', '290']],
    ['type', ['HLV2', 'Huyện Lai Vung', 'department', 'DT', 'huyen', '290']],
    ['bloc', ['HLV2', 'Huyện Lai Vung', 'district', 'DT', '', '290']],
    ['headcount', ['HLV2', 'Huyện Lai Vung', 'district', 'DT', 'huyen', '291']]
  ])('sees another %s', (_, row) => {
    expect(planUnits(units(row), existing).changed).toHaveLength(1);
  });

  it('keeps an old headcount where the file counts nobody, and all that it has no column for', () => {
    expect(planUnits(units([...laiVungRow.slice(0, 5), '']), existing).unchanged).toBe(1);
    const short = tableOf(HEADER.slice(0, 4), laiVungRow.slice(0, 4));
    expect(planUnits(short, existing).unchanged).toBe(1);
  });

  it('reads what a secretary types: titles, types, decomposed letters, blanks, thousands', () => {
    const table = tableOf(
      [
        'STT',
        'MÃ ĐƠN VỊ',
        'Tên đơn vị ',
        'Loại',
        'Đơn vị cấp trên',
        'Khối',
        'Số CBCCVC hiện có mặt',
        'Ghi chú'
      ],
      [
        '1',
        ' SNV ',
        '  Sở   Nội vụ'.normalize('NFD'),
        'Sở/ban/ngành'.normalize('NFD'),
        'DT',
        'so-nganh',
        '1.234',
        'x'
      ]
    );
    expect(planUnits(table, existing)).toMatchObject({
      created: [
        { code: 'SNV', name: 'Sở Nội vụ', type: 'department', parentCode: 'DT', headcount: 1234 }
      ],
      wrong: []
    });
  });

  it('takes a row that stands before its parent, whatever the order', () => {
    const rows = [
      ['P', 'Phòng', 'division', 'X', '', ''],
      ['X', 'Xã', 'commune', 'H', '', ''],
      ['H', 'Huyện', 'district', 'T', '', ''],
      ['T', 'Tỉnh', 'province', '', '', '']
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 4 }), (shuffled) => {
        const plan = planUnits(units(...shuffled), []);
        expect(plan.wrong).toEqual([]);
        expect(plan.created.map((draft) => draft.code)).toEqual(['T', 'H', 'X', 'P']);
      })
    );
  });
});

describe('an import of units refuses', () => {
  const good = ['A', 'Sở A', 'department', 'DT', '', ''];
  const change = (place: number, cell: string) =>
    good.map((old, at) => (at === place ? cell : old));

  it.each<[string, string[], string, Problem]>([
    ['an empty code', change(0, ' '), 'code', { code: 'cell-empty' }],
    ['an empty name', change(1, ''), 'name', { code: 'cell-empty' }],
    ['an empty type', change(2, ''), 'type', { code: 'cell-empty' }],
    [
      'a long name',
      change(1, 'x'.repeat(201)),
      'name',
      { code: 'cell-too-long', length: 201, limit: 200 }
    ],
    ['a formula', change(1, '=A1'), 'name', { code: 'formula' }],
    ['an error', change(1, '#REF!'), 'name', { code: 'error-value', given: '#REF!' }],
    ['blanks in a code', change(0, 'A B'), 'code', { code: 'code-malformed', given: 'A B' }],
    [
      'a code as number',
      change(0, '1,2E+11'),
      'code',
      { code: 'code-as-number', given: '1,2E+11' }
    ],
    ['an unknown type', change(2, 'Bộ'), 'type', { code: 'type-unknown', given: 'Bộ' }],
    ['no parent', change(3, ''), 'parent', { code: 'parent-empty' }],
    [
      'an unknown parent',
      change(3, 'HLV'),
      'parent',
      { code: 'parent-unknown', given: 'HLV', nearest: 'HLV2' }
    ],
    ['itself as parent', change(3, 'a'), 'parent', { code: 'parent-cycle', chain: 'A → a' }],
    ['half a person', change(5, '1,5'), 'headcount', { code: 'number-malformed', given: '1,5' }],
    ['fewer than nobody', change(5, '-3'), 'headcount', { code: 'number-malformed', given: '-3' }],
    [
      'a million and one',
      change(5, '1000001'),
      'headcount',
      { code: 'number-malformed', given: '1000001' }
    ]
  ])('%s', (_, row, column, problem) => {
    expect(wrongOf(units(row))).toEqual([[`2 ${column}`, problem]]);
    expect(planUnits(units(row), existing).created).toEqual([]);
  });

  it('a code that comes again, and names the first row', () => {
    const table = units(good, laiVungRow, ['a', 'Sở B', 'department', 'DT', '', '']);
    expect(wrongOf(table)).toEqual([
      ['4 code', { code: 'code-repeated', given: 'a', firstRow: 2 }]
    ]);
  });

  it('a child whose parent is wrong, but not the child of a unit that exists', () => {
    const table = units(
      ['B', 'Phòng B', 'division', 'A', '', ''],
      change(2, 'Bộ'),
      ['HLV2', '', 'district', 'DT', '', ''],
      ['X', 'Xã', 'commune', 'HLV2', '', '']
    );
    expect(wrongOf(table)).toEqual([
      ['2 parent', { code: 'parent-wrong', given: 'A', parentRow: 3 }],
      ['3 type', { code: 'type-unknown', given: 'Bộ' }],
      ['4 name', { code: 'cell-empty' }]
    ]);
    expect(planUnits(table, existing).created.map((draft) => draft.code)).toEqual(['X']);
  });

  it('a circle in the file and a circle with what exists', () => {
    const inFile = units(
      ['A', 'A', 'department', 'B', '', ''],
      ['B', 'B', 'department', 'A', '', '']
    );
    expect(wrongOf(inFile)[0]).toEqual(['2 parent', { code: 'parent-cycle', chain: 'A → B → A' }]);
    expect(planUnits(inFile, existing).created).toEqual([]);
    const withStored = units(['DT', 'Tỉnh', 'province', 'HLV2', '', '']);
    expect(wrongOf(withStored)).toEqual([
      ['2 parent', { code: 'parent-cycle', chain: 'DT → HLV2 → DT' }]
    ]);
  });

  it('a circle that comes about only because another row is refused', () => {
    // Lai Vung cannot move under the wrong row, so it stays under the province.
    const table = units(
      ['N', 'N', 'Bộ', 'DT', '', ''],
      ['HLV2', 'Huyện Lai Vung', 'district', 'N', 'huyen', '290'],
      ['DT', 'Tỉnh Đồng Tháp', 'province', 'HLV2', '', '']
    );
    expect(planUnits(table, existing)).toMatchObject({ created: [], changed: [], unchanged: 0 });
  });

  it('a tree deeper than any administration', () => {
    const chain = Array.from({ length: 30 }, (_, level) => [
      `L${level}`,
      'x',
      level === 0 ? 'province' : 'division',
      level === 0 ? '' : `L${level - 1}`,
      '',
      ''
    ]);
    const codes = wrongOf(units(...chain), []).map(([, problem]) => (problem as Problem).code);
    expect(new Set(codes)).toEqual(new Set(['parent-too-deep', 'parent-wrong']));
    expect(planUnits(units(...chain), []).created).toHaveLength(10);
  });

  it('a file without a column that is needed, in one sentence', () => {
    const table = tableOf(['Mã đơn vị', 'Tên đơn vị'], ['A', 'B']);
    expect(wrongOf(table)).toEqual([
      ['1 Loại', { code: 'column-missing', title: 'Loại' }],
      ['1 Đơn vị cấp trên', { code: 'column-missing', title: 'Đơn vị cấp trên' }]
    ]);
  });

  it('columns that it does not know or finds twice', () => {
    const unknown = tableOf([...HEADER, '__proto__'], [...good, '1']);
    expect(wrongOf(unknown)).toMatchObject([
      ['1 __proto__', { code: 'column-unknown', nearest: null }]
    ]);
    expect(planUnits(unknown, existing).created).toHaveLength(1);
    const twice = tableOf([...HEADER, 'Mã đơn vị'], [...good, '1']);
    expect(wrongOf(twice)).toEqual([['1 Mã đơn vị', { code: 'column-repeated' }]]);
    expect(planUnits(twice, existing).created).toEqual([]);
  });
});
