import { beforeAll, expect, it } from 'vitest';
import { MINUTE, vietnamTime } from '#lib/domain/core/time.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { extendAttempt, findRunning } from '#lib/server/reports/service.ts';
import { actorOf, makeSmallContest, OPENS, startedAttempt } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

const may = operatorMay('attempt.extend');
const reason = 'Mất điện tại điểm thi';

describeOnEachDatabase('running attempts', (bench) => {
  let view: ContestView;
  let attemptId: string;
  beforeAll(async () => {
    const { ctx, clock } = bench();
    clock.now = OPENS;
    view = await makeSmallContest(ctx);
    const an = await startedAttempt(ctx, await actorOf(ctx, view.contest.id, 'AN'));
    await startedAttempt(ctx, await actorOf(ctx, view.contest.id, 'CHI'));
    attemptId = an.id;
    clock.now = OPENS + 5 * MINUTE;
  });

  it('are found by a name without diacritics and by staff code', async () => {
    const { ctx } = bench();
    const found = await findRunning(ctx, may, 'nguyen van');
    expect(found).toMatchObject({ running: 2, found: 1 });
    expect(found.attempts).toMatchObject([
      { attemptId, fullName: 'Nguyễn Văn An', unitName: 'Sở Nội vụ', endsAt: OPENS + 30 * MINUTE }
    ]);
    expect((await findRunning(ctx, may, 'chi')).attempts).toMatchObject([{ staffCode: 'CHI' }]);
  });

  it('are not listed while nothing is asked for, nor of people who do not work', async () => {
    const { ctx } = bench();
    expect(await findRunning(ctx, may, ' ')).toEqual({ running: 2, found: 0, attempts: [] });
    expect((await findRunning(ctx, may, 'Trần Thị Bình')).attempts).toEqual([]);
  });

  it('get more time, with who gave it and why on the record', async () => {
    const { ctx } = bench();
    const given = await extendAttempt(ctx, may, { attemptId, extraMs: 7 * MINUTE, reason });
    expect(given).toEqual({ ok: true, value: null });
    const { attempts } = await findRunning(ctx, may, 'an');
    expect(attempts[0]?.endsAt).toBe(OPENS + 37 * MINUTE);
    const entries = await ctx.db
      .selectFrom('audit_entry')
      .select(['account_id', 'target', 'detail'])
      .where('action', '=', 'attempt.extend')
      .execute();
    expect(entries).toEqual([
      {
        account_id: 'operator',
        target: `attempt:${attemptId}`,
        detail: JSON.stringify({ extraMs: 7 * MINUTE, reason })
      }
    ]);
  });

  it('of another contest, or none, are not touched', async () => {
    const { ctx } = bench();
    expect(await extendAttempt(ctx, may, { attemptId: 'none', extraMs: MINUTE, reason })).toEqual({
      ok: false,
      refusal: 'attempt-unknown'
    });
    const later = vietnamTime(2022, 1, 1);
    bench().clock.now = later;
    await ctx.db
      .insertInto('contest')
      .values({
        id: 'later',
        code: 'later',
        name: 'Hội thi sau',
        about: JSON.stringify(view.contest.about),
        unit_ranking: JSON.stringify(view.contest.unitRanking),
        is_board_open: 0,
        created_at: later
      })
      .execute();
    await ctx.db
      .insertInto('round')
      .values({
        id: 'later-1',
        contest_id: 'later',
        ordinal: 1,
        name: 'Vòng 1',
        rules: JSON.stringify(view.round.rules),
        bank_id: view.round.bankId
      })
      .execute();
    const organizer = operatorMay('attempt.extend', { contestId: 'later' });
    expect(await extendAttempt(ctx, organizer, { attemptId, extraMs: MINUTE, reason })).toEqual({
      ok: false,
      refusal: 'attempt-unknown'
    });
  });
});
