import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/auth/roles.ts';
import * as judging from '#lib/server/judging/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import {
  change,
  fillIn,
  HALL,
  handIn,
  mayLead,
  mayMark,
  ok,
  openPanel,
  PASSWORD,
  staffOf
} from '../../support/panel.ts';

const TEAM = 'Lai Vung';

describeOnEachDatabase('judges, their head and their tablets at once', (bench) => {
  let contestId = '';
  let [an, binh] = [] as unknown as [Actor, Actor];
  beforeAll(async () => {
    const { ctx } = bench();
    contestId = (await makeSmallContest(ctx)).contest.id;
    an = await staffOf(ctx, contestId, 'judge', 'Nguyễn Văn An');
    binh = await staffOf(ctx, contestId, 'judge', 'Trần Thị Bình');
  });

  it('never leave a mark that was not signed under a signature, nor an open sheet under a lock', async () => {
    const { ctx } = bench();
    const panel = await openPanel(ctx, contestId, {
      judges: [{ actor: an, isHead: true }, { actor: binh }],
      teams: [{ name: TEAM }]
    });
    const { markingId } = panel;
    const lead = await mayLead(ctx, an, panel);
    const may = mayMark(binh, panel);
    await handIn(ctx, an, panel, TEAM, [800, 400]);
    const sheetId = await fillIn(ctx, binh, panel, TEAM, [700, 300]);
    let revision = 1;
    const save = () =>
      judging.saveMarks(
        ctx,
        may,
        sheetId,
        { marks: [change(ctx, 'noi-dung', (revision % 20) * 50, (revision += 1))] },
        ctx.now()
      );
    const submit = async () => {
      const { seal } = ok(await judging.readOwnSheet(ctx, may, sheetId));
      const form = { signature: binh.displayName, password: PASSWORD, seal };
      return judging.submitSheet(ctx, may, sheetId, form, HALL);
    };
    const markedId = panel.markedIds[TEAM] ?? '';
    const lock = () => judging.lockMarked(ctx, lead, markingId, { markedId });
    const reopen = () => judging.reopenSheet(ctx, lead, markingId, { sheetId, reason: 'Xem lại' });

    for (let round = 0; round < 3; round += 1) {
      await Promise.all([save(), submit(), save(), reopen(), submit(), save()]);
      expect((await judging.verifyMarks(ctx)).firstDifference).toBeNull();
    }
    await submit();
    const [first, second] = await Promise.all([lock(), lock(), save(), reopen(), save()]);
    expect((await judging.verifyMarks(ctx)).firstDifference).toBeNull();
    const { state } = ok(await judging.readOwnSheet(ctx, may, sheetId));
    const isLocked = [first, second].filter((one) => one.ok).length;
    expect([isLocked, state]).toEqual(isLocked === 1 ? [1, 'locked'] : [0, 'reopened']);
  });
});
