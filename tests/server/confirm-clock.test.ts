import { beforeEach, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { endOf } from '#lib/domain/quiz/attempt.ts';
import { agreeOnDoubt } from '#lib/server/clock-doubt.ts';
import { openDoubt } from '#lib/server/clock-doubt-store.ts';
import { makeClock, type Clock } from '#lib/server/clock.ts';
import { confirmClock, readClock } from '#lib/server/confirm-clock.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import { readLastBeat } from '#lib/server/db/installation.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { actorOf, makeSmallContest, OPENS, startedAttempt } from '../support/contest.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

const may = operatorMay('clock.confirm');

describeOnEachDatabase('a clock that jumped', (bench) => {
  const hands = { wall: OPENS, monotonic: 0 };
  let clock: Clock;
  let ctx: Ctx;

  const newClock = (latest: number | null) =>
    makeClock(
      { latest, isInDoubt: false },
      () => hands.wall,
      () => hands.monotonic
    );
  const pass = (ms: number) => {
    hands.wall += ms;
    hands.monotonic += ms;
  };
  const server = () => ({ ctx, clock, answerWithinMs: 15 * MINUTE });
  const jump = async (ms: number) => {
    clock.now();
    hands.wall += ms;
    clock.now();
    await agreeOnDoubt(server());
  };

  beforeEach(async () => {
    const outer = bench().ctx;
    await outer.db.deleteFrom('clock_doubt').execute();
    hands.wall += 24 * HOUR;
    clock = newClock(null);
    ctx = makeCtx(outer.db, {
      ...outer,
      now: () => clock.now(),
      isClockInDoubt: () => clock.isInDoubt()
    });
  });

  it('is in doubt until somebody confirms it, and then right as it is', async () => {
    await jump(HOUR);
    expect(await readClock(server())).toMatchObject({
      shows: hands.wall,
      goesBy: hands.wall - HOUR,
      movesMs: HOUR,
      running: 0
    });
    expect(await confirmClock(server(), may, HOUR)).toEqual({ ok: true, value: null });
    expect(await readClock(server())).toBeNull();
    expect(clock.now()).toBe(hands.wall);
    expect(await readLastBeat(ctx.db)).toBe(hands.wall);
    expect(await openDoubt(ctx.db)).toBeNull();
  });

  it('is confirmed on the record, once', async () => {
    const entries = async () =>
      (
        await ctx.db
          .selectFrom('audit_entry')
          .select(['account_id', 'target', 'detail'])
          .where('action', '=', 'clock.confirm')
          .execute()
      ).filter(({ detail }) => detail.includes(String(hands.wall)));
    await jump(-MINUTE);
    await confirmClock(server(), may, -MINUTE);
    await confirmClock(server(), may, -MINUTE);
    const detail = JSON.stringify({ before: hands.wall + MINUTE, after: hands.wall });
    expect(await entries()).toEqual([{ account_id: 'operator', target: 'installation', detail }]);
  });

  it('that moved again since somebody looked is looked at again', async () => {
    await jump(HOUR);
    hands.wall -= 6 * SECOND;
    expect(await confirmClock(server(), may, HOUR)).toMatchObject({
      refusal: 'clock-moved-again'
    });
    expect(await confirmClock(server(), may, null)).toMatchObject({ ok: false });
    expect(clock.isInDoubt()).toBe(true);
  });

  it('stays in doubt over a restart, and is trusted again when another process was told', async () => {
    await jump(HOUR);
    const doubt = await openDoubt(ctx.db);
    expect(doubt).toMatchObject({ beganAt: hands.wall - HOUR });
    const other = { ctx, clock: newClock(null), answerWithinMs: 15 * MINUTE };
    await agreeOnDoubt(other);
    expect(other.clock.isInDoubt()).toBe(true);
    await confirmClock(server(), may, HOUR);
    await agreeOnDoubt(other);
    expect(other.clock.isInDoubt()).toBe(false);
    expect(other.clock.now()).toBe(hands.wall);
  });

  it('takes no time from a paper that runs: ahead is an outage, back takes the ends along', async () => {
    const opensAt = hands.wall - HOUR;
    const rules = { attempts: { max: 9, counts: 'last' as const } };
    const view = await makeSmallContest(ctx, { rules, opensAt, closesAt: hands.wall + 9 * HOUR });
    const an = await actorOf(ctx, view.contest.id, 'AN');
    const attempt = await startedAttempt(ctx, an);
    const own = async () => (await quiz.ownAttempt(ctx, an, attempt.id))!;
    const left = async () => endOf(await own()) - clock.now();

    pass(10 * MINUTE);
    await jump(7 * HOUR);
    expect(await left()).toBe(20 * MINUTE);
    expect((await readClock(server()))?.first).toEqual([
      {
        fullName: 'Nguyễn Văn An',
        staffCode: 'AN',
        endsAt: endOf(attempt),
        leftMs: 20 * MINUTE,
        leftAfterMs: 0
      }
    ]);
    pass(5 * MINUTE);
    await confirmClock(server(), may, 7 * HOUR);
    await quiz.submitOverdue(ctx);
    expect((await own()).state).toBe('open');
    const [outage] = await quiz.listOutages(ctx, operatorMay('monitor.view'));
    expect(outage).toMatchObject({ cause: 'clock', hits: 1, answer: null });
    const input = { outageId: outage!.id, answer: 'credit' as const, reason: 'Máy bị sai giờ' };
    await quiz.answerOutage(ctx, operatorMay('outage.answer'), input);
    expect(await left()).toBe(15 * MINUTE);

    await jump(-7 * HOUR);
    expect((await readClock(server()))?.first[0]).toMatchObject({
      leftMs: 15 * MINUTE,
      leftAfterMs: 15 * MINUTE
    });
    await confirmClock(server(), may, -7 * HOUR);
    expect(await left()).toBe(15 * MINUTE);
    pass(5 * MINUTE);
    await quiz.submit(ctx, await own(), attempt.holder);
    expect((await quiz.readReceipt(ctx, await own()))?.elapsedMs).toBe(20 * MINUTE);
  });
});
