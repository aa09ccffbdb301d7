import { beforeAll, expect, it } from 'vitest';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import type { Place } from '#lib/domain/quiz/places.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { readItems } from '#lib/server/reports/service.ts';
import { actorOf, CLOSES, makeSmallContest, OPENS, startedAttempt } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

const may = operatorMay('ranking.view');
const PLACES: readonly Place[] = ['A', 'B', 'C', 'D'];

/** Seconds that each answer takes, one after the other. */
const PACE = [10, 20, 30, 40];

describeOnEachDatabase('item analysis', (bench) => {
  let view: ContestView;
  beforeAll(async () => {
    const { ctx } = bench();
    view = await makeSmallContest(ctx, { rules: { attempts: { max: 2, counts: 'best' } } });
    for (const code of ['AN', 'BINH', 'CHI']) await play(code, PACE);
    // A second attempt says nothing of a question that somebody knows by now.
    await play('AN', [1, 1, 1, 1]);
  });

  it('shows nothing while the round runs: it would show keys (R9)', async () => {
    bench().clock.now = CLOSES - 1;
    expect((await readItems(bench().ctx, may))?.analysis).toBeNull();
  });

  it('is what counting first papers by hand gives', async () => {
    bench().clock.now = CLOSES;
    const { analysis } = (await readItems(bench().ctx, may))!;
    const byHand = await countByHand(bench().ctx);
    expect(analysis?.papers).toBe(3);
    expect(analysis?.questions).toBe(5);
    expect(
      analysis?.items.map(({ versionId, papers, right, blank, options }) => [
        versionId,
        { papers, right, blank, chosen: options.map(({ id, chosen }) => [id, chosen]) }
      ])
    ).toEqual(
      expect.arrayContaining(byHand.map(({ versionId, ...figures }) => [versionId, figures]))
    );
    expect(analysis?.items).toHaveLength(byHand.length);
    expect(analysis?.items.reduce((sum, item) => sum + item.blank, 0)).toBe(3);
  });

  it('knows the time of answers that came one by one', async () => {
    const { analysis } = (await readItems(bench().ctx, may))!;
    const times = analysis?.items.flatMap(({ medianSeconds }) => medianSeconds ?? []) ?? [];
    expect(times.length).toBeGreaterThan(0);
    const between = PACE.flatMap((one) => PACE.map((other) => (one + other) / 2));
    expect(times.every((seconds) => between.includes(seconds))).toBe(true);
  });

  /** Answers four of the five questions, each after its own time, then hands in. */
  async function play(code: string, pace: readonly number[]): Promise<void> {
    const { ctx, clock } = bench();
    clock.now = Math.max(clock.now, OPENS);
    const actor = await actorOf(ctx, view.contest.id, code);
    const attempt = await startedAttempt(ctx, actor);
    for (const [at, seconds] of pace.entries()) {
      clock.now += seconds * SECOND;
      const answer = {
        position: at + 1,
        choice: [PLACES[(at + code.length) % 4]!],
        revision: 1,
        mutationId: ctx.seed()
      };
      const form = { holder: attempt.holder, answers: [answer] };
      const saved = await quiz.saveAnswers(ctx, actor, attempt.id, form, clock.now);
      expect(saved.ok).toBe(true);
    }
    await quiz.submit(ctx, attempt, attempt.holder);
    clock.now += MINUTE;
  }
});

async function countByHand({ db }: Ctx) {
  const attempts = await db.selectFrom('attempt').selectAll().where('attempt_no', '=', 1).execute();
  const items = await db.selectFrom('paper_item').selectAll().execute();
  const answers = await db.selectFrom('answer').selectAll().execute();
  const keys = await db.selectFrom('answer_key').selectAll().execute();
  const counts = new Map<string, { papers: number; right: number; blank: number; of: number[] }>();
  for (const attempt of attempts) {
    for (const item of items.filter((one) => one.attempt_id === attempt.id)) {
      const id = item.question_version_id;
      const count = counts.get(id) ?? { papers: 0, right: 0, blank: 0, of: [0, 0, 0, 0] };
      counts.set(id, count);
      count.papers += 1;
      const answer = answers.find(
        (one) => one.attempt_id === attempt.id && one.position === item.position
      );
      if (!answer) {
        count.blank += 1;
        continue;
      }
      const key = keys.find((one) => one.question_version_id === id)!.key_option_ids;
      if (answer.choice === key) count.right += 1;
      for (const [at, option] of ['a', 'b', 'c', 'd'].entries()) {
        if (answer.choice.includes(`"${option}"`)) count.of[at]! += 1;
      }
    }
  }
  return [...counts].map(([versionId, { of, ...count }]) => ({
    versionId,
    ...count,
    chosen: ['a', 'b', 'c', 'd'].map((option, at) => [option, of[at]])
  }));
}
