import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import {
  actorOf,
  makeSmallContest,
  mayStart,
  OPENS,
  startedAttempt
} from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

describeOnEachDatabase('where a contestant is in the paper', (bench) => {
  let an: Actor;
  beforeAll(async () => {
    const { ctx, clock } = bench();
    const view = await makeSmallContest(ctx);
    an = await actorOf(ctx, view.contest.id, 'AN');
    clock.now = OPENS;
    await quiz.start(ctx, mayStart(an));
  });
  const attempt = () => startedAttempt(bench().ctx, an);
  const placeNow = async () => (await quiz.readPaper(bench().ctx, await attempt()))?.place;
  const save = async (position: number, holder: number) => {
    const { ctx } = bench();
    const mutationId = ctx.seed();
    const answers = [{ position, choice: ['A' as const], revision: 1, mutationId }];
    await quiz.saveAnswers(ctx, an, (await attempt()).id, { holder, answers }, ctx.now());
  };

  it('is the beginning at first', async () => {
    expect(await placeNow()).toEqual({ position: 1, flagged: [] });
  });

  it('is what the page told last, with its marks', async () => {
    const { ctx, clock } = bench();
    clock.now += MINUTE;
    await quiz.notePlace(ctx, await attempt(), { holder: 1, position: 3, flagged: [2, 5] });
    clock.now += MINUTE;
    await quiz.notePlace(ctx, await attempt(), { holder: 1, position: 4, flagged: [5] });
    expect(await placeNow()).toEqual({ position: 4, flagged: [5] });
  });

  it('is the question that was answered last where that came later', async () => {
    const { clock } = bench();
    clock.now += SECOND;
    await save(2, 1);
    expect(await placeNow()).toEqual({ position: 2, flagged: [5] });
  });

  it('is not what a page says that was taken over', async () => {
    const { ctx, clock } = bench();
    const holder = await quiz.takeOver(ctx, await attempt(), null);
    clock.now += SECOND;
    await quiz.notePlace(ctx, await attempt(), { holder: 1, position: 1, flagged: [] });
    expect(await placeNow()).toEqual({ position: 2, flagged: [5] });
    await quiz.notePlace(ctx, await attempt(), { holder: holder!, position: 5, flagged: [] });
    expect(await placeNow()).toEqual({ position: 5, flagged: [] });
  });
});
