import { beforeAll, expect, it } from 'vitest';
import type { ContestView } from '#lib/server/contest/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as people from '#lib/server/people/service.ts';
import { readParticipation } from '#lib/server/reports/service.ts';
import { handIn, makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { tableOf } from '../../support/workbooks.ts';

describeOnEachDatabase('a list that moves people after they have sat', (bench) => {
  let view: ContestView;
  beforeAll(async () => {
    view = await makeSmallContest(bench().ctx);
    await handIn(bench().ctx, view, 'AN', 800);
  });

  const list = tableOf(
    ['Mã cán bộ', 'Họ và tên', 'Mã đơn vị'],
    ['AN', 'Nguyễn Văn An', 'HLV-P1'],
    ['CHI', 'Lê Thị Chi', 'SNV']
  );
  const counts = async () => {
    const table = await readParticipation(bench().ctx, operatorMay('participation.view'));
    return Object.fromEntries(
      (table?.rows ?? []).map(({ unit, all }) => [unit.code, [all.registered, all.tookPart]])
    );
  };
  const may = operatorMay('person.import');

  it('is told whom it moves, and who has a paper', async () => {
    const preview = await people.previewOfficials(bench().ctx, may, view.contest.id, list);
    expect(preview).toMatchObject({ new: 0, changed: 2, wrong: [] });
    expect(preview.notes.map(({ note }) => note)).toMatchObject([
      { code: 'moves', to: 'Phòng Nội vụ huyện Lai Vung (HLV-P1)', hasPaper: true },
      { code: 'moves', to: 'Sở Nội vụ (SNV)', hasPaper: false }
    ]);
  });

  it('moves who has not sat; what was counted stays with the unit it was sat for', async () => {
    expect(await counts()).toMatchObject({ SNV: [1, 1], 'HLV-P1': [1, 0], 'HLV-X1': [2, 0] });
    const { ctx } = bench();
    await people.importOfficials(ctx, may, view.contest.id, list, 'all-or-nothing');
    expect(await counts()).toMatchObject({ SNV: [2, 1], 'HLV-P1': [1, 0], 'HLV-X1': [1, 0] });
    const moved = await ctx.db
      .selectFrom('person')
      .innerJoin('unit', 'unit.id', 'person.unit_id')
      .select(['staff_code', 'unit.code'])
      .where('staff_code', 'in', ['AN', 'CHI'])
      .orderBy('staff_code')
      .execute();
    expect(moved).toEqual([
      { staff_code: 'AN', code: 'HLV-P1' },
      { staff_code: 'CHI', code: 'SNV' }
    ]);
    const again = await people.previewOfficials(ctx, may, view.contest.id, list);
    expect(again).toMatchObject({ changed: 0, unchanged: 2, notes: [] });
  });
});
