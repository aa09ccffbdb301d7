import { beforeAll, expect, it } from 'vitest';
import { DAY, HOUR } from '#lib/domain/core/time.ts';
import { handInFor } from '#lib/server/entries/handing-in.ts';
import { entrantsOf } from '#lib/server/entries/call-store.ts';
import * as judging from '#lib/server/judging/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { makeCall } from '../../support/entries.ts';
import { mayOf, mayWatch, ok, RUBRIC, RULES, staffOf } from '../../support/panel.ts';

describeOnEachDatabase('a marking of entries', (bench) => {
  let contestId = '';
  beforeAll(async () => {
    contestId = (await makeSmallContest(bench().ctx)).contest.id;
  });

  it('takes what was handed in, and off it what the call takes for being late, once', async () => {
    const { ctx, clock } = bench();
    const call = await makeCall(ctx, contestId, { kinds: ['video', 'link'] });
    const entrants = await entrantsOf(ctx.db, call.callId);
    const offer = async (at: number, handedInAt: number) => {
      clock.now = handedInAt;
      const input = {
        entrantId: entrants[at]?.id ?? '',
        reason: 'Nộp qua văn thư',
        title: 'Phim',
        kind: 'link',
        link: 'https://example.vn/phim'
      } as const;
      ok(await handInFor(ctx, call.may, call.callId, input as never));
    };
    await offer(0, call.closesAt - HOUR);
    await offer(1, call.closesAt + 1.5 * DAY);

    const prepare = operatorMay('judging.prepare', { contestId });
    const subjects = await judging.subjectsOfCall(ctx, call.callId);
    expect(subjects.map(({ unitId }) => unitId)).toEqual(entrants.map(({ unitId }) => unitId));
    const on = { kind: 'call', callId: call.callId } as const;
    const marking = { name: 'Chấm phim', on, rubric: RUBRIC, rules: RULES, subjects };
    const { markingId } = ok(await judging.createMarking(ctx, prepare, marking));
    const an = await staffOf(ctx, contestId, 'judge', 'Nguyễn Văn An');
    const judge = { accountId: an.accountId, unitId: null, isHead: true };
    ok(await judging.appointJudge(ctx, prepare, markingId, judge));
    ok(await judging.openMarking(ctx, prepare, markingId));

    const adjustments = async () =>
      ok(await judging.readBoard(ctx, await mayWatch(ctx, an, { markingId }), markingId)).rows.map(
        (row) => row.adjustments.map(({ kind, points, reason }) => [kind, points, reason])
      );
    expect(await adjustments()).toEqual([[], [['late', -100, 'Nộp muộn 2 ngày']]]);

    const secretary = await staffOf(ctx, contestId, 'secretary', 'Lê Thị Chi');
    const may = mayOf(secretary, 'judging.adjust', { contestId });
    const { rows } = ok(
      await judging.readBoard(ctx, await mayWatch(ctx, an, { markingId }), markingId)
    );
    const adjustmentId = rows[1]?.adjustments[0]?.id ?? '';
    const reason = 'Ban Tổ chức đồng ý gia hạn';
    ok(await judging.takeBackAdjustment(ctx, may, markingId, { adjustmentId, reason }));
    ok(await judging.addSubjects(ctx, prepare, markingId, subjects));
    expect(await adjustments()).toEqual([[], []]);
  });
});
