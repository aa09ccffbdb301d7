import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { fraction } from '#lib/domain/core/fraction.ts';
import { aggregate, METHODS, type SpreadGate } from '#lib/domain/judging/aggregation.ts';
import * as audit from '#lib/server/audit/store.ts';
import * as judging from '#lib/server/judging/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import {
  change,
  fillIn,
  handIn,
  mayLead,
  mayMark,
  mayOf,
  ok,
  openPanel,
  RULES,
  sheetOf,
  sign,
  staffOf,
  unitOf,
  type Marks,
  type Panel
} from '../../support/panel.ts';

const TEAM = 'Lai Vung';
const refusal = (code: string) => ({ ok: false, refusal: code });

describeOnEachDatabase('the head of a panel', (bench) => {
  let contestId = '';
  let [an, binh, chi, head] = [] as unknown as [Actor, Actor, Actor, Actor];
  beforeAll(async () => {
    const { ctx } = bench();
    contestId = (await makeSmallContest(ctx)).contest.id;
    an = await staffOf(ctx, contestId, 'judge', 'Nguyễn Văn An');
    binh = await staffOf(ctx, contestId, 'judge', 'Trần Thị Bình');
    chi = await staffOf(ctx, contestId, 'judge', 'Lê Thị Chi');
    head = await staffOf(ctx, contestId, 'head_judge', 'Phạm Văn Dũng');
  });

  const marked = async (gate: SpreadGate | null, marks: Marks[], unitId: string | null = null) => {
    const { ctx } = bench();
    const judges = [an, binh, chi].slice(0, Math.max(2, marks.length));
    const panel = await openPanel(ctx, contestId, {
      judges: judges.map((actor) => ({ actor })),
      teams: [{ name: TEAM, unitId }],
      rules: { aggregation: { ...RULES.aggregation, gate } }
    });
    for (const [at, one] of marks.entries()) await handIn(ctx, judges[at]!, panel, TEAM, one);
    const markedId = panel.markedIds[TEAM] ?? '';
    return { ...panel, markedId, lead: await mayLead(ctx, head, panel) };
  };
  const lock = ({ lead, markingId, markedId }: Awaited<ReturnType<typeof marked>>) =>
    judging.lockMarked(bench().ctx, lead, markingId, { markedId });
  const results = async ({ markingId }: Panel) =>
    judging.readResults(bench().ctx, mayOf(an, 'judging.results', { contestId }), markingId);

  it('gives a sheet back with a reason, until it is locked', async () => {
    const { ctx, clock } = bench();
    const panel = await marked(null, [
      [800, 400],
      [700, 300]
    ]);
    const { lead, markingId } = panel;
    const sheetId = await sheetOf(ctx, an, panel, TEAM);
    const reopen = () =>
      judging.reopenSheet(ctx, lead, markingId, { sheetId, reason: 'Cộng nhầm' });
    clock.now += 1000;
    ok(await reopen());
    expect((await audit.last(ctx.db))?.detail).toContain('Cộng nhầm');
    expect(await reopen()).toEqual(refusal('not-submitted'));
    expect(await lock(panel)).toEqual(refusal('sheets-missing'));
    await fillIn(ctx, an, panel, TEAM, [900, 400]);
    ok(await sign(ctx, an, panel, sheetId));
    ok(await lock(panel));
    expect(await reopen()).toEqual(refusal('sheet-locked'));
    expect(await lock(panel)).toEqual(refusal('already-locked'));
    expect(ok(await results(panel)).rows[0]).toMatchObject({
      final: { total: 1325 },
      reopened: [{ sheetId, judgeName: 'Nguyễn Văn An', changes: [{ mark: 400 }, { mark: 900 }] }]
    });
  });

  it('may be a judge whom the panel is headed by, and of no other panel', async () => {
    const { ctx } = bench();
    const panel = await openPanel(ctx, contestId, {
      judges: [{ actor: an, isHead: true }],
      teams: [{ name: TEAM }]
    });
    const other = await openPanel(ctx, contestId, {
      judges: [{ actor: binh, isHead: true }],
      teams: [{ name: TEAM }]
    });
    const lead = await mayLead(ctx, an, panel);
    expect(ok(await judging.readHeadView(ctx, lead, panel.markingId)).rows).toHaveLength(1);
    await expect(judging.readHeadView(ctx, lead, other.markingId)).rejects.toThrow(/does not head/);
    await expect(judging.lockAll(ctx, lead, other.markingId)).rejects.toThrow(/does not head/);
    await expect(mayLead(ctx, an, other)).rejects.toThrow(/may not/);
  });

  it('locks nothing while sheets are missing, unless they are waived with a reason', async () => {
    const { ctx } = bench();
    const panel = await marked(null, [[800, 400]]);
    const { lead, markingId, markedId } = panel;
    expect(await lock(panel)).toEqual(refusal('sheets-missing'));
    expect(await judging.lockAll(ctx, lead, markingId)).toEqual({
      ok: false,
      refusal: { code: 'sheets-missing', name: TEAM }
    });
    const waive = (judgeId: string) =>
      judging.waiveSheet(ctx, lead, markingId, { markedId, judgeId, reason: 'Máy hỏng' });
    expect(await waive(an.accountId)).toEqual(refusal('sheet-submitted'));
    expect(await waive(chi.accountId)).toEqual(refusal('sheet-unknown'));
    ok(await waive(binh.accountId));
    ok(await waive(binh.accountId));
    ok(await lock(panel));
    const { rows } = ok(await results(panel));
    expect(rows[0]).toMatchObject({
      final: { total: 1400 },
      waived: [{ name: 'Trần Thị Bình', reason: 'Máy hỏng' }]
    });

    const late = await sheetOf(ctx, binh, panel, TEAM);
    const marks = [change(ctx, 'noi-dung', 100)];
    const saved = ok(
      await judging.saveMarks(ctx, mayMark(binh, panel), late, { marks }, ctx.now())
    );
    expect(saved.marks[0]?.refusal).toBe('sheet-locked');
    expect(await sign(ctx, binh, panel, late)).toEqual(refusal('sheet-locked'));
  });

  it('locks nothing that nobody has marked', async () => {
    const { ctx } = bench();
    const panel = await marked(null, []);
    const { lead, markingId, markedId } = panel;
    for (const { accountId: judgeId } of [an, binh]) {
      const waiver = { markedId, judgeId, reason: 'Vắng mặt' };
      ok(await judging.waiveSheet(ctx, lead, markingId, waiver));
    }
    expect(await lock(panel)).toEqual(refusal('nobody-marked'));
  });

  it('must have the panel confer where marks lie too far apart', async () => {
    const { ctx } = bench();
    const far: Marks[] = [
      [1000, 500],
      [500, 0]
    ];
    const panel = await marked({ atLeast: 300, action: 'confer' }, far);
    const { lead, markingId, markedId } = panel;
    expect(await lock(panel)).toEqual(refusal('conference-needed'));
    const third = { markedId, accountId: chi.accountId, unitId: null, reason: 'Lệch' };
    expect(await judging.nameThirdMarker(ctx, lead, markingId, third)).toEqual(
      refusal('gate-not-reached')
    );
    const conference = { markedId, conclusion: 'Thống nhất giữ nguyên điểm' };
    ok(await judging.recordConference(ctx, lead, markingId, conference));
    ok(await lock(panel));
    expect(await judging.recordConference(ctx, lead, markingId, conference)).toEqual(
      refusal('already-locked')
    );
    expect(ok(await results(panel)).rows[0]).toMatchObject({
      conference: { conclusion: 'Thống nhất giữ nguyên điểm', at: ctx.now() },
      final: { total: 1125 }
    });
  });

  it('has nobody confer on marks that lie close together or are not all in', async () => {
    const { ctx } = bench();
    const gate = { atLeast: 300, action: 'confer' } as const;
    const confer = async (marks: Marks[]) => {
      const { lead, markingId, markedId } = await marked(gate, marks);
      const conference = { markedId, conclusion: 'Không cần' };
      return judging.recordConference(ctx, lead, markingId, conference);
    };
    expect(await confer([[800, 400]])).toEqual(refusal('sheets-missing'));
    expect(
      await confer([
        [800, 400],
        [800, 350]
      ])
    ).toEqual(refusal('gate-not-reached'));
  });

  it('calls a third marker from outside, whose mark is final', async () => {
    const { ctx } = bench();
    const hoaLong = await unitOf(ctx, 'HLV-X1');
    const far: Marks[] = [
      [1000, 500],
      [500, 0]
    ];
    const panel = await marked({ atLeast: 300, action: 'third-marker' }, far, hoaLong);
    const { lead, markingId, markedId } = panel;
    const name = (actor: Actor, unitId: string | null = null) =>
      judging.nameThirdMarker(ctx, lead, markingId, {
        markedId,
        accountId: actor.accountId,
        unitId,
        reason: 'Lệch quá mức'
      });
    expect(await lock(panel)).toEqual(refusal('third-marker-needed'));
    expect(await name(an)).toEqual(refusal('on-the-panel'));
    expect(await name(chi, await unitOf(ctx, 'HLV'))).toEqual(refusal('conflict-of-interest'));
    const secretary = await staffOf(ctx, contestId, 'secretary', 'Thư ký');
    expect(await name(secretary)).toEqual(refusal('not-a-judge'));
    ok(await name(head));
    const replaced = await fillIn(ctx, head, panel, TEAM, [100, 100]);
    ok(await name(chi));
    expect(await judging.readOwnSheet(ctx, mayMark(head, panel), replaced)).toEqual(
      refusal('sheet-unknown')
    );
    expect(await lock(panel)).toEqual(refusal('third-marker-needed'));
    await handIn(ctx, chi, panel, TEAM, [700, 325]);
    expect(await name(head)).toEqual(refusal('sheet-submitted'));
    ok(await lock(panel));
    expect(ok(await results(panel)).rows[0]).toMatchObject({
      thirdMarker: { name: 'Lê Thị Chi', called: { at: ctx.now(), reason: 'Lệch quá mức' } },
      aggregate: { result: 1125 },
      final: { jury: 1188, total: 1188 }
    });
  });

  it('looks at every method side by side and changes it on the record before a lock', async () => {
    const { ctx } = bench();
    const marks: Marks[] = [
      [1000, 500],
      [500, 25],
      [800, 400]
    ];
    const panel = await marked(null, marks);
    const { lead, markingId } = panel;
    const view = ok(await judging.readHeadView(ctx, lead, markingId));
    const totals = marks.map(([content, form], at) => ({
      judgeId: [an, binh, chi][at]?.accountId ?? '',
      total: fraction(2 * content + 3 * form, 2)
    }));
    for (const method of METHODS) {
      const expected = aggregate(totals, { ...RULES.aggregation, method });
      expect(view.rows[0]?.marks?.verdict?.methods[method]).toMatchObject({
        result: expected.result,
        isGateReached: false
      });
    }
    ok(await judging.changeMethod(ctx, lead, markingId, { method: 'median', reason: 'Thể lệ' }));
    expect(JSON.parse((await audit.last(ctx.db))?.detail ?? '')).toEqual({
      before: 'mean',
      after: 'median',
      reason: 'Thể lệ'
    });
    ok(await lock(panel));
    expect(
      await judging.changeMethod(ctx, lead, markingId, { method: 'sum', reason: 'Muộn rồi' })
    ).toEqual(refusal('marking-locked'));
    expect(ok(await results(panel))).toMatchObject({
      rows: [{ final: { total: 1400 } }],
      methodChanges: [{ at: ctx.now(), before: 'mean', after: 'median', reason: 'Thể lệ' }]
    });
  });

  it('leads no marking of another contest, and shows no result before the lock', async () => {
    const { ctx } = bench();
    const panel = await marked(null, [[800, 400]]);
    const { markingId, markedId } = panel;
    expect(await results(panel)).toEqual(refusal('not-locked'));
    const elsewhere = await staffOf(ctx, 'another', 'head_judge', 'Người khác');
    const stranger = mayOf(elsewhere, 'judging.lead', { contestId: 'another' });
    const outcomes = await Promise.all([
      judging.readHeadView(ctx, stranger, markingId),
      judging.lockMarked(ctx, stranger, markingId, { markedId }),
      judging.reopenSheet(ctx, stranger, markingId, { sheetId: 'x', reason: 'Không' }),
      judging.changeMethod(ctx, stranger, markingId, { method: 'sum', reason: 'Không' }),
      judging.recordConference(ctx, stranger, markingId, { markedId, conclusion: 'Không' })
    ]);
    for (const outcome of outcomes) expect(outcome).toEqual(refusal('marking-unknown'));
    const foreign = await marked(null, [[800, 400]]);
    const sheetId = await sheetOf(ctx, an, foreign, TEAM);
    expect(
      await judging.reopenSheet(ctx, panel.lead, markingId, { sheetId, reason: 'Nhầm đợt' })
    ).toEqual(refusal('sheet-unknown'));
    expect(
      await judging.lockMarked(ctx, panel.lead, markingId, { markedId: foreign.markedId })
    ).toEqual(refusal('marked-unknown'));
  });
});
