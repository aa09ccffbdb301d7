import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/auth/roles.ts';
import * as judging from '#lib/server/judging/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import {
  handIn,
  mayLead,
  mayMark,
  ok,
  openPanel,
  sheetOf,
  sign,
  staffOf,
  type Panel
} from '../../support/panel.ts';

const TEAM = 'Lai Vung';

describeOnEachDatabase("a judge's own sheet", (bench) => {
  let contestId = '';
  let [an, binh, head] = [] as unknown as [Actor, Actor, Actor];
  beforeAll(async () => {
    const { ctx } = bench();
    contestId = (await makeSmallContest(ctx)).contest.id;
    an = await staffOf(ctx, contestId, 'judge', 'Nguyễn Văn An');
    binh = await staffOf(ctx, contestId, 'judge', 'Trần Thị Bình');
    head = await staffOf(ctx, contestId, 'head_judge', 'Phạm Văn Dũng');
  });
  const panelOf = (...judges: Actor[]): Promise<Panel> =>
    openPanel(bench().ctx, contestId, {
      judges: judges.map((actor) => ({ actor })),
      teams: [{ name: TEAM }]
    });
  const read = async (actor: Actor, panel: Panel, sheetId: string) =>
    ok(await judging.readOwnSheet(bench().ctx, mayMark(actor, panel), sheetId));
  const save = (
    actor: Actor,
    panel: Panel,
    sheetId: string,
    changes: Record<string, string>,
    note: string | null = null
  ) => {
    const { ctx } = bench();
    const form = {
      changes: Object.entries(changes).map(([criterionId, typed]) => ({ criterionId, typed })),
      note
    };
    return judging.saveSheetForm(ctx, mayMark(actor, panel), sheetId, form, ctx.now());
  };

  it('is filled in by a plain form, which stores what fits and says what does not', async () => {
    const panel = await panelOf(an);
    const sheetId = await sheetOf(bench().ctx, an, panel, TEAM);
    const typed = { 'noi-dung': '8,5', 'hinh-thuc': '4,3', khac: '1' };
    expect(ok(await save(an, panel, sheetId, typed, 'Diễn tốt'))).toEqual({
      'hinh-thuc': 'mark-between-steps',
      khac: 'unknown-criterion'
    });
    expect(await read(an, panel, sheetId)).toMatchObject({
      marks: { 'noi-dung': 850 },
      note: 'Diễn tốt'
    });
    expect(ok(await save(an, panel, sheetId, { 'noi-dung': '', 'hinh-thuc': '4,25' }))).toEqual({});
    expect(await read(an, panel, sheetId)).toMatchObject({
      marks: { 'hinh-thuc': 425 },
      revisions: { 'noi-dung': 2, 'hinh-thuc': 1 },
      note: 'Diễn tốt'
    });
  });

  it('takes nothing by a form of somebody else, nor after it was handed in', async () => {
    const { ctx } = bench();
    const panel = await panelOf(an, binh);
    const sheetId = await handIn(ctx, an, panel, TEAM, [800, 400]);
    expect(await save(binh, panel, sheetId, { 'noi-dung': '1' })).toEqual({
      ok: false,
      refusal: 'sheet-unknown'
    });
    expect(ok(await save(an, panel, sheetId, { 'noi-dung': '1' }))).toEqual({
      'noi-dung': 'sheet-submitted'
    });
    expect((await read(an, panel, sheetId)).marks['noi-dung']).toBe(800);
  });

  it('shows why it was reopened while it is, and what became of it', async () => {
    const { ctx, clock } = bench();
    const panel = await panelOf(an, head);
    const sheetId = await handIn(ctx, an, panel, TEAM, [800, 400]);
    const line = async () => {
      const own = await judging.ownMarkings(ctx, mayMark(an, panel));
      return own.find(({ marking }) => marking.id === panel.markingId)?.sheets[0];
    };
    expect(await line()).toMatchObject({ state: 'submitted', reopenedFor: null });
    clock.now += 1000;
    const lead = await mayLead(ctx, head, panel);
    for (const reason of ['Cộng nhầm', 'Thiếu điểm thưởng']) {
      ok(await judging.reopenSheet(ctx, lead, panel.markingId, { sheetId, reason }));
      expect(await line()).toMatchObject({ state: 'reopened', reopenedFor: reason });
      expect(await read(an, panel, sheetId)).toMatchObject({ reopenedFor: reason });
      clock.now += 1000;
      ok(await save(an, panel, sheetId, { 'noi-dung': reason === 'Cộng nhầm' ? '9' : '9,5' }));
      clock.now += 1000;
      ok(await sign(ctx, an, panel, sheetId));
      clock.now += 1000;
    }
    const { reopenedFor, history } = await read(an, panel, sheetId);
    expect(reopenedFor).toBeNull();
    expect(history.events.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['submitted', null],
      ['reopened', 'Cộng nhầm'],
      ['submitted', null],
      ['reopened', 'Thiếu điểm thưởng'],
      ['submitted', null]
    ]);
    expect(history.changes?.map(({ mark }) => mark)).toEqual([900, 950]);
  });
});
