import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, MINUTE } from '#lib/domain/core/time.ts';
import { makeContest2021 } from '#lib/demo/contest-2021.ts';
import { makeEntries2021 } from '#lib/demo/entries-2021.ts';
import { makeJudging2021 } from '#lib/demo/judging-2021.ts';
import { JURY_STAFF, putStaff } from '#lib/demo/staff.ts';
import * as contest from '#lib/server/contest/service.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import { writeDocumentFor } from '#lib/server/documents/command.ts';
import { changeCall, createCall, listCalls } from '#lib/server/entries/calls.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as people from '#lib/server/people/service.ts';
import { chooseRoundTwo } from '#lib/server/reports/service.ts';
import * as units from '#lib/server/units/service.ts';
import { insertSubmitted } from '../../support/attempts.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { temporaryVault } from '../../support/entries.ts';

/** Seed report, section I.3, read for its phrases; "CBCCVN" there is a slip for CBCCVC. */
const PHRASES = [
  'Ngày 19/7/2021, Sở Nội vụ ban hành Kế hoạch tổ chức Hội thi trực tuyến tìm hiểu, tuyên truyền',
  'Theo đó, đối tượng tham gia dự thi bao gồm các CBCCVC đang công tác tại các sở, cơ quan ngang sở, các phòng, ban chuyên môn UBND huyện, thành phố và UBND xã, phường, thị trấn trên địa bàn tỉnh.',
  'Vòng 1 của Hội thi được tổ chức vào ngày 22, 23/9/2021 với 4.345 thí sinh đăng ký tham dự và Vòng 2 của Hội thi (có 15 đội) được tổ chức vào ngày 20/10/2021 (Ban Giám khảo Hội thi đang chấm điểm kết quả dự thi của các cơ quan, địa phương được vào Vòng 2).'
];

describeOnEachDatabase('the contest of 2021 with its jury at work', (bench) => {
  const { vault, remove } = temporaryVault();
  afterAll(remove);

  beforeAll(async () => {
    const { ctx, clock } = bench();
    const then = makeCtx(ctx.db, { ...ctx, now: () => clock.now });
    const view = await makeContest2021(then);
    await oneOfEachUnit(then, view);
    const callId = await makeEntries2021(then, clock, vault, view);
    const staff = await putStaff(then, view.contest.id, JURY_STAFF);
    await makeJudging2021(then, clock, view, callId, staff);
    clock.now += 10 * DAY;
  }, 240_000);

  it('is told as the annual report of the province told it', async () => {
    const text = await writeDocumentFor(
      bench().ctx,
      { report: 'annual', aboutId: null, judge: null },
      'text'
    );
    expect(String(text).split('\n')).toHaveLength(1);
    for (const phrase of PHRASES) expect(text).toContain(phrase);
  });

  it('keeps its round two whatever comes after, and is not told where nobody said which (W3)', async () => {
    const { ctx } = bench();
    const contestId = (await contest.current(ctx))!.contest.id;
    const calls = operatorMay('entry.prepare', { contestId });
    const prepare = operatorMay('final.prepare', { contestId });
    const before = (await listCalls(ctx, calls, contestId))[0]!;
    const { id: first, name, rules, opensAt, closesAt, lateUntil } = before;
    const facts = { name, rules, opensAt, closesAt, lateUntil };
    const later = { opensAt: ctx.now(), closesAt: ctx.now() + DAY, lateUntil: null };
    await createCall(ctx, calls, contestId, { ...facts, ...later, name: 'Đợt hai' });
    // A deadline that moves changes no day of a contest.
    await changeCall(ctx, calls, first, { ...facts, closesAt: facts.closesAt + DAY });
    expect(await annual()).toContain(PHRASES[2]);

    await ctx.db.deleteFrom('round_two').execute();
    expect(await annual()).not.toContain('Vòng 2');

    const chosen = [{ kind: 'call' as const, id: first }];
    expect(await chooseRoundTwo(ctx, prepare, { chosen, held: null })).toMatchObject({ ok: true });
    expect(await annual()).toContain(
      'và Vòng 2 của Hội thi (có 15 đội) nhận bài dự thi từ ngày 05/10/2021 đến ngày 21/10/2021 (Ban Giám khảo'
    );
    // Handed in counts, not invited.
    await ctx.db.updateTable('entry').set({ state: 'withdrawn' }).execute();
    expect(await annual()).not.toContain('Vòng 2');
    const audited = await ctx.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('action', '=', 'report.choose-round-two')
      .execute();
    expect(audited.map(({ detail }) => JSON.parse(detail) as unknown)).toContainEqual({
      before: null,
      after: { kind: 'call', ids: [first], held: null }
    });
  });

  const annual = async (): Promise<string> =>
    String(
      await writeDocumentFor(bench().ctx, { report: 'annual', aboutId: null, judge: null }, 'text')
    );
});

/** Somebody of every ranked unit has handed in, so that there is a ranking with 15 who go on. */
async function oneOfEachUnit(ctx: Ctx, { contest, round, sessions }: ContestView): Promise<void> {
  const tree = await units.readTree(ctx);
  const registrations = await people.listRegistrations(ctx, contest.id);
  const byUnit = Map.groupBy(
    registrations,
    ({ unitId }) => tree.rankedUnit(unitId, contest.unitRanking.levels)?.id
  );
  const startedAt = sessions[0]?.opensAt ?? 0;
  for (const [at, [first]] of [...byUnit.values()].entries()) {
    if (!first) continue;
    const facts = {
      registrationId: first.id,
      roundId: round.id,
      sessionId: sessions[0]?.id ?? '',
      attemptNo: 1,
      startedAt
    };
    await insertSubmitted(ctx, facts, Math.max(200, 6000 - 200 * at), 10 * MINUTE);
  }
}
