import { expect, it } from 'vitest';
import * as judging from '#lib/server/judging/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { fillIn, handIn, mayLead, ok, openPanel, sign, staffOf } from '../../support/panel.ts';

const TEAM = 'Lai Vung';

describeOnEachDatabase('what became of a sheet', (bench) => {
  it('is read by the head, its marks only while it is handed in', async () => {
    const { ctx, clock } = bench();
    const contestId = (await makeSmallContest(ctx)).contest.id;
    const an = await staffOf(ctx, contestId, 'judge', 'Nguyễn Văn An');
    const head = await staffOf(ctx, contestId, 'head_judge', 'Phạm Văn Dũng');
    const panel = await openPanel(ctx, contestId, {
      judges: [{ actor: an }],
      teams: [{ name: TEAM }]
    });
    const lead = await mayLead(ctx, head, panel);
    const { markingId } = panel;
    const sheetId = await handIn(ctx, an, panel, TEAM, [800, 400]);
    const history = async () => ok(await judging.readHistory(ctx, lead, markingId, { sheetId }));
    expect(await history()).toMatchObject({ events: [{ kind: 'submitted' }], changes: [] });
    clock.now += 1000;
    ok(await judging.reopenSheet(ctx, lead, markingId, { sheetId, reason: 'Cộng nhầm' }));
    await fillIn(ctx, an, panel, TEAM, [950, 400]);
    expect((await history()).changes).toBeNull();
    ok(await sign(ctx, an, panel, sheetId));
    expect(await history()).toMatchObject({
      events: [
        { kind: 'submitted', byName: 'Nguyễn Văn An' },
        { kind: 'reopened', byName: 'Phạm Văn Dũng', reason: 'Cộng nhầm' },
        { kind: 'submitted' }
      ],
      changes: [
        { criterionId: 'hinh-thuc', mark: 400 },
        { criterionId: 'noi-dung', mark: 950 }
      ]
    });
    expect(await judging.readHistory(ctx, lead, markingId, { sheetId: 'khac' })).toEqual({
      ok: false,
      refusal: 'sheet-unknown'
    });
  });
});
