import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { DAY } from '#lib/domain/core/time.ts';
import { rememberDevice } from '#lib/server/auth/device.ts';
import { deviceName } from '#lib/server/auth/service.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { actorOf, makeSmallContest, OPENS, startedAttempt } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

describeOnEachDatabase('the devices of an attempt', (bench) => {
  let [an, binh, roundId]: [Actor?, Actor?, string?] = [];
  beforeAll(async () => {
    const { ctx, clock } = bench();
    const view = await makeSmallContest(ctx);
    an = await actorOf(ctx, view.contest.id, 'AN');
    binh = await actorOf(ctx, view.contest.id, 'BINH');
    roundId = view.round.id;
    clock.now = OPENS;
  });

  const counts = () => quiz.countDevices(bench().ctx, roundId!);
  /** A browser without cookies, in which this account has signed in; and again, with what it kept. */
  const signIn = (who: Actor, kept?: string) => rememberDevice(bench().ctx, kept, who.accountId);
  const open = async (who: Actor, cookie: string | undefined) =>
    quiz.takeOver(bench().ctx, await startedAttempt(bench().ctx, who), deviceName(cookie) ?? null);

  it('are one, whatever is opened again on it', async () => {
    const desktop = signIn(an!);
    await open(an!, desktop);
    expect(await counts()).toEqual({ takenOver: 0, deviceUnknown: 0 });
    // A reload, a second window, a way back.
    await open(an!, desktop);
    await open(an!, desktop);
    // Signing out and in again, another official on the same machine, and the first once more.
    const shared = signIn(binh!, desktop);
    await open(an!, signIn(an!, shared));
    await open(binh!, shared);
    bench().clock.now += DAY;
    expect(await counts()).toEqual({ takenOver: 0, deviceUnknown: 0 });
  });

  it('are two where another browser goes on, and the attempt counts once', async () => {
    const [phone, tablet] = [signIn(an!), signIn(an!)];
    await open(an!, phone);
    expect(await counts()).toEqual({ takenOver: 1, deviceUnknown: 0 });
    await open(an!, tablet);
    expect(await counts()).toEqual({ takenOver: 1, deviceUnknown: 0 });
  });

  it('are not guessed where nothing was noted', async () => {
    const { ctx } = bench();
    await ctx.db.deleteFrom('attempt_device').execute();
    expect(await counts()).toEqual({ takenOver: 0, deviceUnknown: 1 });
    await open(binh!, undefined);
    await open(binh!, 'not a cookie of ours');
    expect(await counts()).toEqual({ takenOver: 0, deviceUnknown: 2 });
  });

  it('count for the page without scripts that saves', async () => {
    const { ctx, clock } = bench();
    const attempt = await startedAttempt(ctx, binh!);
    const save = (cookie: string) =>
      quiz.saveForm(
        ctx,
        binh!,
        attempt,
        { holder: attempt.holder, changes: [{ position: 1, choice: ['A'] }] },
        { receivedAt: clock.now, device: deviceName(cookie) }
      );
    clock.now = OPENS;
    const [first, second] = [signIn(binh!), signIn(binh!)];
    await save(first);
    expect(await counts()).toMatchObject({ takenOver: 0 });
    expect(await save(second)).toEqual({ ok: true, value: null });
    expect(await counts()).toMatchObject({ takenOver: 1 });
  });
});
