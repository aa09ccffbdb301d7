import { expect, it } from 'vitest';
import * as judging from '#lib/server/judging/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { mayLead, mayOf, mayWatch, ok, openPanel, sheetOf, staffOf } from '../../support/panel.ts';
import { figuresIn } from '../../support/figures.ts';

const TEAM = 'Lai Vung';
const PAPER = { 'noi-dung': 850, 'hinh-thuc': 425 };

describeOnEachDatabase('a paper sheet typed differently', (bench) => {
  it('tells the criteria and both people, never a figure, until it is settled', async () => {
    const { ctx, clock } = bench();
    const contestId = (await makeSmallContest(ctx)).contest.id;
    const an = await staffOf(ctx, contestId, 'judge', 'Nguyễn Văn An');
    const head = await staffOf(ctx, contestId, 'head_judge', 'Trưởng ban');
    const chi = await staffOf(ctx, contestId, 'secretary', 'Lê Thị Chi');
    const dung = await staffOf(ctx, contestId, 'secretary', 'Phạm Văn Dũng');
    const panel = await openPanel(ctx, contestId, {
      judges: [{ actor: an }],
      teams: [{ name: TEAM }]
    });
    const { markingId } = panel;
    const sheetId = await sheetOf(ctx, an, panel, TEAM);
    const may = (actor: typeof chi) => mayOf(actor, 'judging.assist', { contestId });
    const board = async () =>
      ok(await judging.readBoard(ctx, await mayWatch(ctx, chi, panel), markingId));
    const cell = async () => (await board()).rows[0]?.cells[0];

    ok(await judging.keyInPaper(ctx, may(chi), markingId, { sheetId, marks: PAPER }));
    expect((await cell())?.differs).toBeNull();
    clock.now += 1000;
    const typed = { sheetId, marks: { ...PAPER, 'noi-dung': 800 } };
    expect((await judging.confirmPaper(ctx, may(dung), markingId, typed)).ok).toBe(false);
    expect(await cell()).toMatchObject({
      keyedInBy: { name: 'Lê Thị Chi' },
      differs: { byName: 'Phạm Văn Dũng', criterionIds: ['noi-dung'] }
    });
    expect(figuresIn(await board()).filter((one) => [850, 425, 800].includes(one))).toEqual([]);
    const lead = await mayLead(ctx, head, panel);
    const { rows } = ok(await judging.readHeadView(ctx, lead, markingId));
    expect(rows[0]?.states[0]).toMatchObject({ isPaperWaiting: true });

    // The first one had mistyped: typing it anew clears the difference, and the other confirms.
    clock.now += 1000;
    ok(await judging.keyInPaper(ctx, may(chi), markingId, typed));
    expect((await cell())?.differs).toBeNull();
    clock.now += 1000;
    ok(await judging.confirmPaper(ctx, may(dung), markingId, typed));
    expect(await cell()).toMatchObject({ state: 'submitted', keyedInBy: null, differs: null });
    const { markedIds } = panel;
    const of = { markedId: markedIds[TEAM] ?? '' };
    const histories = ok(await judging.readHistories(ctx, lead, markingId, of));
    expect(histories).toMatchObject([
      { sheetId, judgeName: 'Nguyễn Văn An', events: [{ kind: 'paper-confirmed' }], changes: [] }
    ]);
    expect(await judging.readHistories(ctx, lead, markingId, { markedId: 'khac' })).toEqual({
      ok: false,
      refusal: 'marked-unknown'
    });
  });
});
