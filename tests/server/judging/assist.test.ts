import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { can } from '#lib/domain/auth/permissions.ts';
import type { Actor } from '#lib/domain/auth/roles.ts';
import * as audit from '#lib/server/audit/store.ts';
import * as judging from '#lib/server/judging/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import {
  fillIn,
  handIn,
  mayLead,
  mayMark,
  mayOf,
  mayWatch,
  ok,
  openPanel,
  sheetOf,
  sign,
  staffOf,
  type Panel
} from '../../support/panel.ts';
import { figuresIn } from '../../support/figures.ts';

const TEAM = 'Lai Vung';
const PAPER = { 'noi-dung': 850, 'hinh-thuc': 425 };
const refusal = (code: string) => ({ ok: false, refusal: code });

describeOnEachDatabase('the secretary', (bench) => {
  let contestId = '';
  let [an, binh, head, chi, dung] = [] as unknown as [Actor, Actor, Actor, Actor, Actor];
  beforeAll(async () => {
    const { ctx } = bench();
    contestId = (await makeSmallContest(ctx)).contest.id;
    an = await staffOf(ctx, contestId, 'judge', 'Nguyễn Văn An');
    binh = await staffOf(ctx, contestId, 'judge', 'Trần Thị Bình');
    head = await staffOf(ctx, contestId, 'head_judge', 'Trưởng ban');
    chi = await staffOf(ctx, contestId, 'secretary', 'Lê Thị Chi');
    dung = await staffOf(ctx, contestId, 'secretary', 'Phạm Văn Dũng');
  });
  const mayAssist = (actor: Actor) => mayOf(actor, 'judging.assist', { contestId });
  const panelOf = async (): Promise<Panel & { sheetId: string; markedId: string }> => {
    const panel = await openPanel(bench().ctx, contestId, {
      judges: [{ actor: an }, { actor: binh }],
      teams: [{ name: TEAM }]
    });
    const sheetId = await sheetOf(bench().ctx, an, panel, TEAM);
    return { ...panel, sheetId, markedId: panel.markedIds[TEAM] ?? '' };
  };
  type At = Awaited<ReturnType<typeof panelOf>>;
  const keyIn = (actor: Actor, { markingId, sheetId }: At, marks: object = PAPER) =>
    judging.keyInPaper(bench().ctx, mayAssist(actor), markingId, {
      sheetId,
      marks: marks as Record<string, number>
    });
  const confirm = (actor: Actor, { markingId, sheetId }: At, marks: object = PAPER) =>
    judging.confirmPaper(bench().ctx, mayAssist(actor), markingId, {
      sheetId,
      marks: marks as Record<string, number>
    });
  const board = async ({ markingId }: Panel) =>
    ok(
      await judging.readBoard(
        bench().ctx,
        await mayWatch(bench().ctx, chi, { markingId }),
        markingId
      )
    );

  it('sees who has handed in and who has not', async () => {
    const { ctx } = bench();
    const panel = await panelOf();
    await handIn(ctx, an, panel, TEAM, [800, 400]);
    const { rows } = await board(panel);
    expect(rows[0]).toMatchObject({ expected: 2, submitted: 1, missing: [binh.accountId] });
    expect(rows[0]?.cells.map(({ state }) => state)).toEqual(['submitted', 'draft']);
  });

  it('keys a paper sheet in, and another person types it again before it counts', async () => {
    const { ctx } = bench();
    const panel = await panelOf();
    expect(await confirm(dung, panel)).toEqual(refusal('not-keyed-in'));
    ok(await keyIn(chi, panel));
    const waiting = await board(panel);
    expect(waiting.rows[0]?.cells[0]).toMatchObject({
      state: 'draft',
      keyedInBy: { name: 'Lê Thị Chi' }
    });
    expect(figuresIn(waiting).filter((one) => [850, 425].includes(one))).toEqual([]);
    await handIn(ctx, binh, panel, TEAM, [800, 400]);
    const lead = await mayLead(ctx, head, panel);
    const lock = () => judging.lockMarked(ctx, lead, panel.markingId, { markedId: panel.markedId });
    expect(await lock()).toEqual(refusal('paper-unconfirmed'));

    expect(await confirm(chi, panel)).toEqual(refusal('same-person'));
    expect((await audit.last(ctx.db))?.action).toBe('judging.paper-same-person');
    expect(await confirm(dung, panel, { ...PAPER, 'noi-dung': 800 })).toEqual(
      refusal('paper-differs')
    );
    expect(await lock()).toEqual(refusal('paper-unconfirmed'));
    ok(await confirm(dung, panel));
    const may = mayMark(an, panel);
    expect(ok(await judging.readOwnSheet(ctx, may, panel.sheetId))).toMatchObject({
      state: 'submitted',
      marks: PAPER,
      submitted: { signature: 'Nguyễn Văn An' }
    });
    expect(await confirm(dung, panel)).toEqual(refusal('sheet-submitted'));
    ok(await lock());
    expect(await keyIn(chi, panel)).toEqual(refusal('sheet-locked'));
  });

  it('is one person however many accounts, and no judge of the sheet', async () => {
    const { ctx } = bench();
    const panel = await panelOf();
    const person = await ctx.db.selectFrom('person').select('id').executeTakeFirstOrThrow();
    await sql`update account set person_id = null where person_id = ${person.id}`.execute(ctx.db);
    await sql`update account set person_id = ${person.id} where id = ${chi.accountId}`.execute(
      ctx.db
    );
    const twice = { ...dung, personId: person.id };
    ok(await keyIn(chi, panel));
    expect(await confirm(twice, panel)).toEqual(refusal('same-person'));

    const judgeAsSecretary = { ...an, grants: chi.grants };
    expect(await keyIn(judgeAsSecretary, panel)).toEqual(refusal('own-sheet'));
    expect(await confirm(judgeAsSecretary, panel)).toEqual(refusal('own-sheet'));
  });

  it('keys in every criterion by its steps, over what the judge had begun', async () => {
    const { ctx } = bench();
    const panel = await panelOf();
    await fillIn(ctx, an, panel, TEAM, [100, 100]);
    expect(await keyIn(chi, panel, { 'noi-dung': 850 })).toEqual(refusal('sheet-incomplete'));
    expect(await keyIn(chi, panel, { ...PAPER, khac: 1 })).toEqual(refusal('unknown-criterion'));
    expect(await keyIn(chi, panel, { ...PAPER, 'noi-dung': 825 })).toEqual(
      refusal('mark-between-steps')
    );
    ok(await keyIn(chi, panel));
    ok(await keyIn(dung, panel));
    expect(await confirm(dung, panel)).toEqual(refusal('same-person'));
    ok(await confirm(chi, panel));
    expect(ok(await judging.readOwnSheet(ctx, mayMark(an, panel), panel.sheetId)).marks).toEqual(
      PAPER
    );
  });

  it('stops asking for the second person once the judge has handed in', async () => {
    const { ctx } = bench();
    const panel = await panelOf();
    ok(await keyIn(chi, panel));
    await fillIn(ctx, an, panel, TEAM, [800, 400]);
    ok(await sign(ctx, an, panel, panel.sheetId));
    expect(await confirm(dung, panel)).toEqual(refusal('sheet-submitted'));
    expect((await board(panel)).rows[0]?.cells[0]).toMatchObject({ keyedInBy: null });
  });

  it('records overtime, deductions and bonuses with their reasons', async () => {
    const { ctx } = bench();
    const panel = await panelOf();
    const { markingId, markedId } = panel;
    const may = mayOf(chi, 'judging.adjust', { contestId });
    const put = (form: Parameters<typeof judging.recordAdjustment>[3]) =>
      judging.recordAdjustment(ctx, may, markingId, form);
    const timed = { kind: 'overtime', markedId, limitMs: 300_000, reason: 'Quá giờ' } as const;
    expect(await put({ ...timed, usedMs: 300_000 })).toEqual(refusal('nothing-to-adjust'));
    expect(ok(await put({ ...timed, usedMs: 365_000 }))).toEqual({ points: -200 });
    ok(await put({ kind: 'deduction', markedId, points: 50, reason: 'Sai thành phần' }));
    ok(await put({ kind: 'bonus', markedId, points: 25, reason: 'Sáng kiến mới' }));
    expect(await put({ kind: 'bonus', markedId: 'khac', points: 25, reason: 'Nhầm' })).toEqual(
      refusal('marked-unknown')
    );

    const before = (await board(panel)).rows[0]?.adjustments ?? [];
    expect(before.map(({ kind, points }) => [kind, points])).toEqual([
      ['overtime', -200],
      ['deduction', -50],
      ['bonus', 25]
    ]);
    const takeBack = { adjustmentId: before[1]?.id ?? '', reason: 'Ghi nhầm đội' };
    ok(await judging.takeBackAdjustment(ctx, may, markingId, takeBack));
    expect(await judging.takeBackAdjustment(ctx, may, markingId, takeBack)).toEqual(
      refusal('adjustment-unknown')
    );

    for (const judge of [an, binh]) await handIn(ctx, judge, panel, TEAM, [800, 400]);
    const lead = await mayLead(ctx, head, panel);
    ok(await judging.lockMarked(ctx, lead, markingId, { markedId }));
    const may2 = mayOf(an, 'judging.results', { contestId });
    expect(ok(await judging.readResults(ctx, may2, markingId)).rows[0]?.final).toMatchObject({
      jury: 1400,
      total: 1225
    });
    expect(await put({ kind: 'bonus', markedId, points: 25, reason: 'Muộn rồi' })).toEqual(
      refusal('already-locked')
    );
    const { id: adjustmentId = '' } = before[0] ?? {};
    expect(
      await judging.takeBackAdjustment(ctx, may, markingId, { adjustmentId, reason: 'Muộn rồi' })
    ).toEqual(refusal('already-locked'));
  });

  it('lets the head of the panel decide on points, and a judge who heads another one not', async () => {
    const { ctx } = bench();
    const mine = await openPanel(ctx, contestId, {
      judges: [{ actor: an, isHead: true }, { actor: binh }],
      teams: [{ name: TEAM }]
    });
    const subject = await judging.subjectOf(ctx, mine.markingId);
    const may = mayOf(an, 'judging.adjust', subject);
    const form = {
      kind: 'deduction',
      markedId: mine.markedIds[TEAM] ?? '',
      points: 100,
      reason: 'Dùng nhạc không xin phép'
    } as const;
    expect(ok(await judging.recordAdjustment(ctx, may, mine.markingId, form))).toEqual({
      points: -100
    });
    expect(can(binh, 'judging.adjust', subject)).toBe(false);
    const other = await openPanel(ctx, contestId, {
      judges: [{ actor: binh, isHead: true }],
      teams: [{ name: TEAM }]
    });
    const theirs = { ...form, markedId: other.markedIds[TEAM] ?? '' };
    await expect(judging.recordAdjustment(ctx, may, other.markingId, theirs)).rejects.toThrow(
      'does not head'
    );
  });

  it('assists in no other contest', async () => {
    const { ctx } = bench();
    const panel = await panelOf();
    const elsewhere = await staffOf(ctx, 'another', 'secretary', 'Người khác');
    const stranger = mayOf(elsewhere, 'judging.assist', { contestId: 'another' });
    const adjuster = mayOf(elsewhere, 'judging.adjust', { contestId: 'another' });
    const { markingId, sheetId, markedId } = panel;
    const outcomes = await Promise.all([
      judging.keyInPaper(ctx, stranger, markingId, { sheetId, marks: PAPER }),
      judging.confirmPaper(ctx, stranger, markingId, { sheetId, marks: PAPER }),
      judging.recordAdjustment(ctx, adjuster, markingId, {
        kind: 'bonus',
        markedId,
        points: 100,
        reason: 'Không'
      })
    ]);
    for (const outcome of outcomes) expect(outcome).toEqual(refusal('marking-unknown'));
    const other = await panelOf();
    expect(await keyIn(chi, { ...panel, sheetId: other.sheetId })).toEqual(
      refusal('sheet-unknown')
    );
  });
});
