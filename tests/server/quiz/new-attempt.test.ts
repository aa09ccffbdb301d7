import { beforeAll, expect, it } from 'vitest';
import { permit } from '#lib/domain/auth/permissions.ts';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { HOUR, MINUTE } from '#lib/domain/core/time.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { readIncidents, readItems, readParticipation } from '#lib/server/reports/service.ts';
import { readIndividuals } from '#lib/server/results/individual-ranking.ts';
import { CLOSES, mayStart } from '../../support/contest.ts';
import { describeOnEachDatabase, type Bench } from '../../support/databases.ts';
import { outageStory } from '../../support/outage-story.ts';

const EVERYBODY = { words: '', unitId: null, page: 1 };
const ANYBODY = ['timed-out', 'handed-in', 'not-started'] as const;

describeOnEachDatabase('a new attempt', (bench) => {
  const tale = outageStory(bench);
  let lan: Actor;
  let first: quiz.OwnAttempt;
  beforeAll(async () => {
    await tale.begin();
    lan = await tale.staff('lan', 'organizer');
    first = await tale.attemptOf('AN');
    await tale.answer('AN', first, 1);
    bench().clock.now = CLOSES - MINUTE;
    await quiz.submitOverdue(bench().ctx);
  });
  const personPlan = async (code: string) =>
    tale.plan(
      { by: 'person', registrationId: await tale.registrationOf(code) },
      'new-attempt',
      ANYBODY
    );

  it('may begin when the session is over, for who had one and who had none', async () => {
    const { ctx, clock } = bench();
    clock.now = CLOSES + MINUTE;
    for (const code of ['AN', 'BINH']) {
      expect(await quiz.start(ctx, mayStart(tale.who(code)))).toMatchObject({ ok: false });
      expect(await tale.ask(lan, await personPlan(code))).toMatchObject({ value: { people: 1 } });
    }
    expect(await tale.ask(lan, await personPlan('AN'))).toMatchObject({ refusal: 'nobody-left' });
    expect(await quiz.checkIn(ctx, await tale.again('AN', first))).toMatchObject({
      mayStart: true
    });
    const lobby = await quiz.readLobby(ctx, mayStart(tale.who('AN')));
    expect(lobby).toMatchObject({
      start: { kind: 'begin' },
      help: { kind: 'start', attemptNo: 1, until: CLOSES + 61 * MINUTE }
    });
    expect((await quiz.readReceipt(ctx, await tale.again('AN', first)))?.review).toBeNull();
  });

  it('draws anew, has its whole time, and the first counts no more', async () => {
    const { ctx, clock } = bench();
    clock.now = CLOSES + 20 * MINUTE;
    const [second, same] = await Promise.all([tale.attemptOf('AN'), tale.attemptOf('AN')]);
    expect(same.id).toBe(second.id);
    expect(second).toMatchObject({
      attemptNo: 2,
      standsFor: 1,
      deadlineAt: clock.now + 30 * MINUTE
    });
    expect(await seedsOf(bench(), first.id, second.id)).toHaveLength(2);
    clock.now += 10 * MINUTE;
    await quiz.submit(ctx, second, second.holder);
    const outcomes = await quiz.listOutcomes(ctx, tale.view.round.id);
    expect(outcomes.map((one) => [one.attemptNo, one.isCutShort])).toEqual([
      [1, true],
      [2, false]
    ]);
    const receipt = await quiz.readReceipt(ctx, await tale.again('AN', first));
    expect(receipt).toMatchObject({ isCutShort: true, answered: 1 });
    expect(await quiz.start(ctx, mayStart(tale.who('AN')))).toMatchObject({
      refusal: 'no-attempt-left'
    });
    expect(await tale.violations()).toEqual([]);
  });

  it('is counted once, and the one cut short nowhere else', async () => {
    const { ctx } = bench();
    const table = await readParticipation(ctx, operatorMay('participation.view'));
    expect(table?.total).toMatchObject({ tookPart: 1, attempts: 1, valid: 1 });
    const ranking = await readIndividuals(ctx, operatorMay('ranking.view'), EVERYBODY);
    expect(ranking).toMatchObject({ handedIn: 1 });
    const incidents = await readIncidents(ctx, operatorMay('monitor.view'));
    expect(incidents?.counts).toMatchObject({ reopened: 0, cutShort: 1 });
    expect(incidents?.incidents[0]).toMatchObject({
      kind: 'new-attempt',
      about: 'Trần Thị Bình',
      detail: { people: 1, isConfirmed: false }
    });
  });

  it('is over when its last moment to begin has passed', async () => {
    const { ctx, clock } = bench();
    clock.now = CLOSES + 61 * MINUTE + 1;
    expect(await quiz.start(ctx, mayStart(tale.who('BINH')))).toMatchObject({
      refusal: 'session-closed'
    });
  });

  it('is refused to everybody once a review or the item analysis was opened', async () => {
    const { ctx, clock } = bench();
    clock.now = CLOSES + 5 * HOUR;
    expect(await quiz.keysShown(ctx, tale.view.round.id)).toBeNull();
    expect(await tale.ask(lan, await personPlan('CHI'))).toMatchObject({ ok: true });
    clock.now += 5 * HOUR;
    await readItems(ctx, operatorMay('ranking.view'));
    expect(await quiz.keysShown(ctx, tale.view.round.id)).toEqual({ how: 'items', at: clock.now });
    expect(await tale.ask(lan, await personPlan('DUNG'))).toEqual({
      ok: false,
      refusal: 'keys-shown'
    });
    const shown = await quiz.readReceipt(ctx, await tale.again('AN', first));
    expect(shown?.review).toHaveLength(5);
    const person = { by: 'person', registrationId: await tale.registrationOf('AN') } as const;
    const goOn = tale.plan(person, 'go-on', ['handed-in', 'timed-out']);
    const may = permit(lan, 'attempt.extend', { contestId: tale.view.contest.id })!;
    const second = await quiz.previewRemedy(ctx, may, goOn);
    expect(second?.helped).toHaveLength(1);
    const lobby = await quiz.readLobby(ctx, mayStart(tale.who('AN')));
    const newest = lobby!.submitted.at(-1)!;
    await quiz.readReceipt(ctx, await tale.again('AN', { id: newest.attemptId }));
    const after = await quiz.previewRemedy(ctx, may, goOn);
    expect(after?.leftOut.get('saw-keys')).toHaveLength(1);
  });
});

async function seedsOf({ ctx }: Bench, ...ids: string[]): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('attempt')
    .select('seed')
    .distinct()
    .where('id', 'in', ids)
    .execute();
  return rows.map((row) => row.seed);
}
