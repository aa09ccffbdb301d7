import { expect, it } from 'vitest';
import { DAY } from '#lib/domain/core/time.ts';
import type { ImportMode, Table } from '#lib/domain/files/table.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as units from '#lib/server/units/service.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { tableOf } from '../../support/workbooks.ts';

const table = (...rows: string[][]) =>
  tableOf(
    ['Mã đơn vị', 'Tên đơn vị', 'Loại', 'Đơn vị cấp trên', 'Khối', 'Số CBCCVC hiện có mặt'],
    ...rows
  );

describeOnEachDatabase('an import of units', (bench) => {
  const bringIn = (table: Table, mode: ImportMode = 'all-or-nothing') =>
    units.importUnits(bench().ctx, operatorMay('unit.import'), table, mode);
  const listed = async () =>
    (await units.readTree(bench().ctx)).units.map(({ code, headcount }) => [code, headcount]);

  it('takes children before their parents and keeps the order within a unit', async () => {
    const report = await bringIn(
      table(
        ['X1', 'Xã Hòa Long', 'Xã', 'H', '', '20'],
        ['X2', 'Xã Tân Thành', 'Xã', 'H', '', ''],
        ['H', 'Huyện Lai Vung', 'Huyện', 'T', 'huyen', '290'],
        ['T', 'Tỉnh Đồng Tháp', 'Tỉnh', '', '', '']
      )
    );
    expect(report).toEqual({ new: 4, changed: 0, unchanged: 0, wrong: [], notes: [] });
    const tree = await units.readTree(bench().ctx);
    const [top] = tree.children(null);
    expect(tree.subtree(top!.id).map((unit) => unit.code)).toEqual(['T', 'H', 'X1', 'X2']);
    expect(await listed()).toEqual([
      ['T', null],
      ['H', 290],
      ['X1', 20],
      ['X2', null]
    ]);
  });

  it('keeps older counts of people; the newest one counts', async () => {
    const { ctx, clock } = bench();
    const recount = table(['X1', 'Xã Hòa Long', 'Xã', 'H', '', '21']);
    clock.now += DAY;
    expect(await bringIn(recount)).toMatchObject({ changed: 1 });
    const correction = table(['X1', 'Xã Hòa Long', 'Xã', 'H', '', '22']);
    expect(await bringIn(correction)).toMatchObject({ changed: 1 });
    expect(await listed()).toContainEqual(['X1', 22]);
    const counts = await ctx.db
      .selectFrom('headcount')
      .innerJoin('unit', 'unit.id', 'headcount.unit_id')
      .select('people')
      .where('code', '=', 'X1')
      .orderBy('counted_on')
      .execute();
    expect(counts.map((count) => count.people)).toEqual([20, 22]);
  });

  it('moves a unit and writes nothing the second time', async () => {
    const moved = table(['X2', 'Xã Tân Thành', 'Xã', 'T', '', '']);
    expect(await bringIn(moved)).toMatchObject({ changed: 1 });
    const { db } = bench().ctx;
    const entries = () => db.selectFrom('audit_entry').select('seq').execute();
    const before = (await entries()).length;
    expect(await bringIn(moved)).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await entries()).toHaveLength(before);
    const tree = await units.readTree(bench().ctx);
    const found = tree.units.find((unit) => unit.code === 'X2');
    expect(tree.path(found!.id).map((unit) => unit.code)).toEqual(['X2', 'T']);
  });

  it('previews without writing', async () => {
    const before = await listed();
    const preview = await units.previewUnits(
      bench().ctx,
      operatorMay('unit.import'),
      table(['X3', 'Xã mới', 'Xã', 'H', '', ''], ['X4', 'Xã', 'Xã', 'HH', '', ''])
    );
    expect(preview).toMatchObject({ new: 1, wrong: [{ row: 3, column: 'Đơn vị cấp trên' }] });
    expect(await listed()).toEqual(before);
  });

  it('makes no unit twice when a file arrives twice at once', async () => {
    const fresh = table(
      ['Y1', 'Xã mới 1', 'Xã', 'H', '', ''],
      ['Y2', 'Xã mới 2', 'Xã', 'H', '', '']
    );
    const reports = await Promise.all([bringIn(fresh), bringIn(fresh), bringIn(fresh)]);
    expect(reports.map((report) => report.new).sort()).toEqual([0, 0, 2]);
  });
});
