import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { SECOND } from '#lib/domain/core/time.ts';
import { lastSaveAt } from '#lib/domain/quiz/attempt.ts';
import * as saveStore from '#lib/server/quiz/save-store.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { actorOf, makeSmallContest, OPENS, startedAttempt } from '../../support/contest.ts';
import { giveExtraTime } from '../../support/extra-time.ts';
import { describeOnEachDatabase, type Bench } from '../../support/databases.ts';

describeOnEachDatabase('a save', (bench) => {
  let an: Actor;
  let binh: Actor;
  beforeAll(async () => {
    const { ctx, clock } = bench();
    clock.now = OPENS;
    const { contest } = await makeSmallContest(ctx);
    an = await actorOf(ctx, contest.id, 'AN');
    binh = await actorOf(ctx, contest.id, 'BINH');
  });

  it('under an id that another contestant used is refused, never called stored (I1)', async () => {
    const { ctx } = bench();
    const answer = { position: 1, choice: ['A' as const], revision: 1, mutationId: 'a'.repeat(32) };
    const request = { holder: 1, answers: [answer] };
    const ofAn = await startedAttempt(ctx, an);
    const ofBinh = await startedAttempt(ctx, binh);
    const together = await Promise.all([
      quiz.saveAnswers(ctx, an, ofAn.id, request, ctx.now()),
      quiz.saveAnswers(ctx, binh, ofBinh.id, request, ctx.now())
    ]);
    const again = await quiz.saveAnswers(ctx, binh, ofBinh.id, request, ctx.now());
    expect(together[0]).toMatchObject({ value: { answers: [{ revision: 1, refusal: null }] } });
    const refused = { value: { answers: [{ revision: 0, refusal: 'mutation-reused' }] } };
    expect([together[1], again]).toMatchObject([refused, refused]);
  });

  it('to the attempt of somebody else moves nothing there, alone or beside its owner’s', async () => {
    const { ctx, clock } = bench();
    const ofAn = await startedAttempt(ctx, an);
    const ofBinh = await startedAttempt(ctx, binh);
    const seen = async () =>
      (await ctx.db.selectFrom('attempt').select(['id', 'last_seen_at']).execute()).find(
        ({ id }) => id === ofAn.id
      )?.last_seen_at;
    const before = await seen();
    clock.now += SECOND;
    const request = (sign: string) => ({
      holder: 1,
      answers: [{ position: 2, choice: ['A' as const], revision: 1, mutationId: sign.repeat(32) }]
    });
    const unknown = { ok: false, refusal: 'attempt-unknown' };
    expect(await quiz.saveAnswers(ctx, binh, ofAn.id, request('d'), ctx.now())).toEqual(unknown);
    const together = await Promise.all([
      quiz.saveAnswers(ctx, binh, ofAn.id, request('e'), ctx.now()),
      quiz.saveAnswers(ctx, binh, ofBinh.id, request('f'), ctx.now())
    ]);
    expect(together).toMatchObject([unknown, { ok: true }]);
    expect(await seen()).toBe(before);
    await quiz.saveAnswers(ctx, an, ofAn.id, request('9'), ctx.now());
    expect(await seen()).toBe(ctx.now());
  });

  it('stores the queues of a long outage that arrive together, however many', async () => {
    const { ctx } = bench();
    const attempt = await startedAttempt(ctx, an);
    const first = 100;
    const requests = Array.from({ length: 30 }, (_, n) =>
      Array.from({ length: 200 }, (_, at) => ({
        position: 5,
        choice: ['A' as const],
        revision: first + ((n * 200 + at) % 900),
        mutationId: (n * 200 + at).toString(16).padStart(32, 'c')
      }))
    );
    const saved = await Promise.all(
      requests.map((answers) =>
        quiz.saveAnswers(ctx, an, attempt.id, { holder: 1, answers }, ctx.now())
      )
    );
    expect(saved.every((one) => one.ok)).toBe(true);
    const paper = await quiz.readPaper(ctx, attempt);
    expect(paper?.saved.find((one) => one.position === 5)?.revision).toBe(first + 899);
  });

  it('that commits while a hand-in waits for it lies before the hand-in (I4)', async () => {
    const { ctx, clock } = bench();
    const attempt = await startedAttempt(ctx, an);
    let handingIn: Promise<unknown> = Promise.resolve();
    const receivedAt = await ctx.tx(async (ctx) => {
      await saveStore.lockOpen(
        ctx.db,
        [{ attemptId: attempt.id, personId: an.personId ?? '' }],
        ctx.now()
      );
      handingIn = quiz.submit(bench().ctx, attempt, attempt.holder);
      await untilItWaits(bench());
      clock.now += SECOND;
      const change = { position: 2, optionIds: ['a'], revision: 1, mutationId: 'b'.repeat(32) };
      const stored = {
        ...change,
        attemptId: attempt.id,
        holder: 1,
        receivedAt: clock.now,
        isLate: false
      };
      await saveStore.storeChanges(ctx.db, [stored]);
      return stored.receivedAt;
    });
    await handingIn;
    const receipt = await quiz.readReceipt(ctx, (await quiz.ownAttempt(ctx, an, attempt.id))!);
    expect(receipt?.submittedAt).toBeGreaterThanOrEqual(receivedAt);
    expect(receipt?.answered).toBe(3);
  });

  it('goes on when extra time commits while the server waits to hand the attempt in (F48)', async () => {
    const { ctx, clock } = bench();
    const attempt = await startedAttempt(ctx, binh);
    clock.now = lastSaveAt(attempt) + 1;
    let sweeping: Promise<unknown> = Promise.resolve();
    await ctx.tx(async (ctx) => {
      await giveExtraTime(ctx, attempt.id, 10);
      sweeping = quiz.submitOverdue(bench().ctx);
      await untilItWaits(bench());
    });
    await sweeping;
    expect((await quiz.ownAttempt(ctx, binh, attempt.id))?.state).toBe('open');
  });
});

/** PostgreSQL lets both begin, and the second waits for the first; SQLite has one writer. */
async function untilItWaits({ ctx, database }: Bench): Promise<void> {
  if (database.kind === 'sqlite') return;
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(ctx.db);
    if (rows.length > 0) return;
  }
}
