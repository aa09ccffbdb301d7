import { beforeEach, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { endOf, lastSaveAt } from '#lib/domain/quiz/attempt.ts';
import { LATE_MS } from '#lib/domain/quiz/outage.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { writeLastBeat } from '#lib/server/db/installation.ts';
import { noteBeat } from '#lib/server/heartbeat.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import {
  actorOf,
  makeSmallContest,
  mayStart,
  OPENS,
  startedAttempt
} from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

const ANSWER_WITHIN = 15 * MINUTE;
const answering = operatorMay('outage.answer');

describeOnEachDatabase('an outage', (bench) => {
  let [an, binh]: Actor[] = [];
  let opened: number = OPENS;

  /** Every test has a day, a contest and two officials of its own. */
  beforeEach(async () => {
    const { ctx, clock } = bench();
    await ctx.db.deleteFrom('outage_hit').execute();
    await ctx.db.deleteFrom('outage').execute();
    await ctx.db.updateTable('attempt').set({ state: 'submitted', credit_ms: 0 }).execute();
    opened += 24 * 60 * MINUTE;
    Object.assign(clock, { now: opened, isInDoubt: false });
    await writeLastBeat(ctx.db, clock.now);
    const view = await makeContest(ctx, opened);
    [an, binh] = [await actorOf(ctx, view, 'AN'), await actorOf(ctx, view, 'BINH')];
  });

  /** No process gives a sign of life until then. */
  async function silence(ms: number, isFirst = true): Promise<number> {
    const { ctx, clock } = bench();
    await writeLastBeat(ctx.db, clock.now);
    clock.now += ms;
    return noteBeat(ctx, isFirst, ANSWER_WITHIN);
  }

  const own = async (actor: Actor, id: string) =>
    (await quiz.ownAttempt(bench().ctx, actor, id)) as quiz.OwnAttempt;

  const outages = () => quiz.listOutages(bench().ctx, operatorMay('monitor.view'));

  async function answer(outageId: string, answer: 'credit' | 'no-credit') {
    const input = { outageId, answer, reason: 'Mất điện hội trường' };
    return quiz.answerOutage(bench().ctx, answering, input);
  }

  let revision = 0;
  async function save(actor: Actor, attempt: quiz.OwnAttempt) {
    const { ctx } = bench();
    revision += 1;
    const change = { position: 1, choice: ['A' as const], revision, mutationId: ctx.seed() };
    const request = { holder: attempt.holder, answers: [change] };
    const saved = await quiz.saveAnswers(ctx, actor, attempt.id, request, ctx.now());
    const row = await ctx.db
      .selectFrom('answer_event')
      .select('after_outage')
      .where('mutation_id', '=', change.mutationId)
      .executeTakeFirst();
    return {
      refusal: saved.ok ? saved.value.answers[0]?.refusal : saved.refusal,
      mark: row?.after_outage
    };
  }

  it('is no way back: time goes on from a save that came after the last beat, not from one of a clock that was set back', async () => {
    const { ctx, clock } = bench();
    const attempt = await startedAttempt(ctx, an!);
    await writeLastBeat(ctx.db, clock.now);
    expect(await quiz.latestOnRecord(ctx.db, clock.now)).toBe(clock.now);
    const beat = clock.now;
    clock.now += 1800;
    await save(an!, attempt);
    expect(await quiz.latestOnRecord(ctx.db, beat)).toBe(beat + 1800);
    expect(await quiz.latestOnRecord(ctx.db, beat - 60 * MINUTE)).toBe(beat - 60 * MINUTE);
  });

  it('over the deadline closes nobody before it is answered, and gives back what it took', async () => {
    const { ctx, clock } = bench();
    const attempt = await startedAttempt(ctx, an!);
    clock.now = endOf(attempt) - 4 * MINUTE;
    expect(await silence(10 * MINUTE)).toBe(1);
    await quiz.submitOverdue(ctx);
    expect((await own(an!, attempt.id)).state).toBe('open');

    clock.now += 15 * SECOND;
    expect(await save(an!, attempt)).toEqual({ refusal: null, mark: 1 });
    clock.now += LATE_MS;
    expect(await save(an!, attempt)).toEqual({ refusal: 'time-over', mark: undefined });

    clock.now += 3 * MINUTE;
    const paper = await quiz.readPaper(ctx, await own(an!, attempt.id));
    const [outage] = await outages();
    expect(paper?.wait).toMatchObject({ kind: 'outage', closesAt: outage?.closesAt });
    expect(outage).toMatchObject({
      cause: 'stopped',
      hits: 1,
      endedAt: outage!.beganAt + 10 * MINUTE,
      closesAt: outage!.endedAt + ANSWER_WITHIN
    });
    expect(await answer(outage!.id, 'credit')).toMatchObject({ value: { hits: 1 } });
    const credited = await own(an!, attempt.id);
    expect(endOf(credited)).toBe(clock.now + 4 * MINUTE);
    expect(await save(an!, credited)).toEqual({ refusal: null, mark: 0 });

    clock.now = lastSaveAt(credited) + 1;
    await quiz.submitOverdue(ctx);
    const receipt = await quiz.readReceipt(ctx, await own(an!, attempt.id));
    expect(receipt).toMatchObject({ submitReason: 'timeout', elapsedMs: 30 * MINUTE });
  });

  it('without credit closes the papers as they stand', async () => {
    const { ctx, clock } = bench();
    const attempt = await startedAttempt(ctx, an!);
    clock.now = endOf(attempt) - MINUTE;
    await silence(2 * MINUTE);
    await answer((await outages())[0]!.id, 'no-credit');
    await quiz.submitOverdue(ctx);
    expect((await own(an!, attempt.id)).state).toBe('open');
    clock.now += LATE_MS;
    await quiz.submitOverdue(ctx);
    const closed = await own(an!, attempt.id);
    expect(closed).toMatchObject({ state: 'submitted', submitReason: 'timeout', creditMs: 0 });
  });

  it('that nobody answers closes them after the time that is set, on the record', async () => {
    const { ctx, clock } = bench();
    const attempt = await startedAttempt(ctx, an!);
    clock.now = endOf(attempt) - MINUTE;
    await silence(2 * MINUTE);
    const [outage] = await outages();
    clock.now = outage!.closesAt - 1;
    await quiz.submitOverdue(ctx);
    expect((await own(an!, attempt.id)).state).toBe('open');
    clock.now += 1;
    await quiz.submitOverdue(ctx);
    expect((await own(an!, attempt.id)).state).toBe('submitted');
    expect((await outages())[0]).toMatchObject({ answer: 'unanswered-closed', answeredBy: null });
    expect(await answer(outage!.id, 'credit')).toMatchObject({ refusal: 'outage-answered' });
    expect(await entries('outage.close', outage!.id)).toBe(1);
  });

  it('is answered once, whoever answers at the same time', async () => {
    const { ctx, clock } = bench();
    const attempt = await startedAttempt(ctx, an!);
    clock.now += MINUTE;
    await silence(3 * MINUTE);
    const [outage] = await outages();
    const both = await Promise.all([answer(outage!.id, 'credit'), answer(outage!.id, 'credit')]);
    expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
    expect((await own(an!, attempt.id)).creditMs).toBe(3 * MINUTE);
    expect(await entries('outage.answer', outage!.id)).toBe(1);
    expect(await answer('nothing', 'credit')).toMatchObject({ refusal: 'outage-unknown' });
  });

  it('takes nothing from working time: who had handed in before the answer is ranked without it', async () => {
    const { ctx, clock } = bench();
    const attempt = await startedAttempt(ctx, an!);
    clock.now += 10 * MINUTE;
    await silence(5 * MINUTE, false);
    clock.now += 2 * MINUTE;
    await quiz.submit(ctx, attempt, attempt.holder);
    const [outage] = await outages();
    expect(outage?.cause).toBe('stalled');
    const before = await quiz.readReceipt(ctx, await own(an!, attempt.id));
    expect(before?.elapsedMs).toBe(17 * MINUTE);
    await answer(outage!.id, 'credit');
    const after = await quiz.readReceipt(ctx, await own(an!, attempt.id));
    expect(after).toEqual({ ...before, elapsedMs: 12 * MINUTE });
  });

  it('is several when there were several, and each takes its own', async () => {
    const { ctx, clock } = bench();
    const first = await startedAttempt(ctx, an!);
    clock.now += MINUTE;
    await silence(3 * SECOND);
    await startedAttempt(ctx, binh!);
    clock.now += MINUTE;
    await silence(4 * SECOND);
    const all = await outages();
    expect(all.map(({ hits, beganAt, endedAt }) => [hits, endedAt - beganAt])).toEqual([
      [2, 4 * SECOND],
      [1, 3 * SECOND]
    ]);
    for (const one of all) await answer(one.id, 'credit');
    expect((await own(an!, first.id)).creditMs).toBe(7 * SECOND);
  });

  it('within another that waits gives nothing twice', async () => {
    const { ctx, clock } = bench();
    const attempt = await startedAttempt(ctx, an!);
    clock.now = endOf(attempt) - MINUTE;
    await silence(2 * MINUTE);
    clock.now += MINUTE;
    await silence(5 * MINUTE);
    const all = await outages();
    expect(all.map(({ hits }) => hits)).toEqual([1]);
    await answer(all[0]!.id, 'credit');
    expect(endOf(await own(an!, attempt.id)) - clock.now).toBe(MINUTE);
  });

  it('is none when it is short, or nobody worked', async () => {
    const { ctx, clock } = bench();
    expect(await silence(5 * MINUTE)).toBe(0);
    const attempt = await startedAttempt(ctx, an!);
    expect(await silence(2 * SECOND)).toBe(0);
    await quiz.submit(ctx, attempt, attempt.holder);
    expect(await silence(2 * MINUTE)).toBe(0);
    expect(await outages()).toEqual([]);
    expect(clock.now).toBeGreaterThan(opened);
  });

  it('a save that arrived in time is never overtaken by the closing', async () => {
    const { ctx, clock } = bench();
    const attempt = await startedAttempt(ctx, an!);
    clock.now = lastSaveAt(attempt);
    const done = quiz.noteArrival(ctx, attempt.id, ctx.now());
    const receivedAt = ctx.now();
    clock.now += SECOND;
    await quiz.submitOverdue(ctx);
    const change = { position: 2, choice: ['B' as const], revision: 1, mutationId: ctx.seed() };
    const request = { holder: attempt.holder, answers: [change] };
    const saving = quiz.saveAnswers(ctx, an!, attempt.id, request, receivedAt);
    const sweeping = quiz.submitOverdue(ctx);
    expect(await saving).toMatchObject({ value: { answers: [{ refusal: null, revision: 1 }] } });
    await sweeping;
    done();
    await quiz.submitOverdue(ctx);
    expect(await quiz.readReceipt(ctx, await own(an!, attempt.id))).toMatchObject({ answered: 1 });
  });

  it('a save that is only announced holds no paper open for long', async () => {
    const { ctx, clock } = bench();
    const attempt = await startedAttempt(ctx, an!);
    clock.now = lastSaveAt(attempt);
    quiz.noteArrival(ctx, attempt.id, ctx.now());
    clock.now += 11 * SECOND;
    await quiz.submitOverdue(ctx);
    expect((await own(an!, attempt.id)).state).toBe('submitted');
  });

  it('while the clock is in doubt nothing begins, closes or is too late', async () => {
    const { ctx, clock } = bench();
    const attempt = await startedAttempt(ctx, an!);
    clock.now = lastSaveAt(attempt) + MINUTE;
    clock.isInDoubt = true;
    expect(await quiz.submitOverdue(ctx)).toBe(0);
    expect(await quiz.start(ctx, mayStart(binh!))).toMatchObject({ refusal: 'clock-in-doubt' });
    expect(await save(an!, attempt)).toEqual({ refusal: null, mark: 1 });
    const paper = await quiz.readPaper(ctx, await own(an!, attempt.id));
    expect(paper?.wait).toEqual({ kind: 'clock' });
    clock.isInDoubt = false;
    expect(await quiz.submitOverdue(ctx)).toBe(1);
  });

  async function entries(action: string, outageId: string): Promise<number> {
    const rows = await bench()
      .ctx.db.selectFrom('audit_entry')
      .select('seq')
      .where('action', '=', action)
      .where('target', '=', `outage:${outageId}`)
      .execute();
    return rows.length;
  }
});

const isMade = new WeakMap<object, string>();

/** The contest of this database, its session moved to a new day. */
async function makeContest(ctx: Ctx, opensAt: number): Promise<string> {
  const closesAt = opensAt + 240 * MINUTE;
  const known = isMade.get(ctx.db);
  if (known) {
    await ctx.db
      .updateTable('exam_session')
      .set({ opens_at: opensAt, closes_at: closesAt })
      .execute();
    return known;
  }
  const rules = { attempts: { max: 99, counts: 'last' as const } };
  const { contest } = await makeSmallContest(ctx, { rules, opensAt, closesAt });
  isMade.set(ctx.db, contest.id);
  return contest.id;
}
