import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import type { Place } from '#lib/domain/quiz/places.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import {
  actorOf,
  CANARY,
  CLOSES,
  makeSmallContest,
  mayStart,
  OPENS,
  startedAttempt
} from '../../support/contest.ts';
import { giveExtraTime } from '../../support/extra-time.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

let mutations = 0;
const change = (position: number, choice: Place[], revision = 1) => ({
  position,
  choice,
  revision,
  mutationId: (mutations += 1).toString(16).padStart(32, '0')
});

describeOnEachDatabase('round one', (bench) => {
  let view: ContestView;
  let [an, binh, chi, dung]: Actor[] = [];
  beforeAll(async () => {
    const { ctx } = bench();
    view = await makeSmallContest(ctx);
    [an, binh, chi, dung] = await Promise.all(
      ['AN', 'BINH', 'CHI', 'DUNG'].map((code) => actorOf(ctx, view.contest.id, code))
    );
  });
  const save = (
    actor: Actor,
    attempt: quiz.OwnAttempt,
    answers: ReturnType<typeof change>[],
    holder = attempt.holder
  ) => quiz.saveAnswers(bench().ctx, actor, attempt.id, { holder, answers }, bench().ctx.now());

  it('keeps the waiting room closed before the opening', async () => {
    const { ctx, clock } = bench();
    clock.now = OPENS - MINUTE;
    const lobby = await quiz.readLobby(ctx, mayStart(an!));
    expect(lobby).toMatchObject({
      fullName: 'Nguyễn Văn An',
      unitName: 'Sở Nội vụ',
      questions: 5,
      maxScore: 1000,
      start: { kind: 'refused', refusal: 'session-not-open' }
    });
    expect(await quiz.start(ctx, mayStart(an!))).toEqual({
      ok: false,
      refusal: 'session-not-open'
    });
  });

  it('starts one attempt for fifty clicks at once, with one paper (I5, I8)', async () => {
    const { ctx, clock } = bench();
    clock.now = OPENS;
    const starts = await Promise.all(
      Array.from({ length: 50 }, () => quiz.start(ctx, mayStart(an!)))
    );
    const ids = new Set(starts.map((start) => (start.ok ? start.value.attemptId : start.refusal)));
    expect(ids.size).toBe(1);
    const paper = await quiz.readPaper(ctx, await startedAttempt(ctx, an!));
    expect(paper?.items).toHaveLength(5);
    expect(new Set(paper?.items.map((item) => item.stem)).size).toBe(5);
  });

  it('shows no id of the bank, no key and no explanation in a paper', async () => {
    const { ctx } = bench();
    const paper = await quiz.readPaper(ctx, await startedAttempt(ctx, an!));
    const wire = JSON.stringify(paper);
    expect(wire).not.toContain(CANARY);
    expect(wire).not.toContain('CD-1');
    expect(Object.keys(paper?.items[0] ?? {}).sort()).toEqual(['options', 'position', 'stem']);
    expect(Object.keys(paper?.items[0]?.options[0] ?? {}).sort()).toEqual(['place', 'text']);
  });

  it('stores a choice, acknowledges a repeat once, and ignores what is older', async () => {
    const { ctx } = bench();
    const attempt = await startedAttempt(ctx, an!);
    const first = change(1, ['B']);
    const newer = change(1, ['C'], 3);
    expect(await save(an!, attempt, [first])).toMatchObject({
      value: { answers: [{ position: 1, revision: 1, refusal: null }] }
    });
    await save(an!, attempt, [first]);
    await save(an!, attempt, [newer]);
    await save(an!, attempt, [change(1, ['D'], 2)]);
    const paper = await quiz.readPaper(ctx, attempt);
    expect(paper?.saved).toEqual([{ position: 1, choice: ['C'], revision: 3 }]);
    const events = await ctx.db
      .selectFrom('answer_event')
      .select('revision')
      .where('attempt_id', '=', attempt.id)
      .orderBy('revision')
      .execute();
    expect(events.map((event) => event.revision)).toEqual([1, 3]);
  });

  it('answers each of many saves that arrive together for itself', async () => {
    const { ctx } = bench();
    const [mine, hers] = [await startedAttempt(ctx, an!), await startedAttempt(ctx, binh!)];
    const results = await Promise.all([
      save(an!, mine, [change(2, ['A'])]),
      save(binh!, hers, [change(2, ['B'])]),
      save(binh!, mine, [change(3, ['B'])]),
      save(an!, mine, [change(9, ['A'])]),
      save(an!, mine, [change(2, ['D'], 2), change(2, ['C'], 3)])
    ]);
    expect(results).toMatchObject([
      { ok: true, value: { answers: [{ refusal: null }] } },
      { ok: true, value: { answers: [{ refusal: null }] } },
      { ok: false, refusal: 'attempt-unknown' },
      { ok: true, value: { answers: [{ refusal: 'not-in-paper' }] } },
      { ok: true, value: { answers: [{ revision: 2 }, { revision: 3 }] } }
    ]);
    const paper = await quiz.readPaper(ctx, mine);
    expect(paper?.saved.find((one) => one.position === 2)).toMatchObject({
      choice: ['C'],
      revision: 3
    });
  });

  it('lets only the page that holds the attempt save (F30)', async () => {
    const { ctx } = bench();
    const attempt = await startedAttempt(ctx, binh!);
    const holder = await quiz.takeOver(ctx, attempt, null);
    expect(holder).toBe(attempt.holder + 1);
    expect(await save(binh!, attempt, [change(1, ['A'])])).toMatchObject({
      value: { answers: [{ refusal: 'taken-over' }] }
    });
    expect(await save(binh!, attempt, [change(1, ['A'])], holder ?? 0)).toMatchObject({
      value: { answers: [{ refusal: null }] }
    });
    expect(await quiz.submit(ctx, attempt, attempt.holder)).toEqual({
      ok: false,
      refusal: 'taken-over'
    });
  });

  it('hides an attempt from everybody else exactly like one that does not exist', async () => {
    const { ctx } = bench();
    const attempt = await startedAttempt(ctx, an!);
    expect(await quiz.ownAttempt(ctx, binh!, attempt.id)).toBeNull();
    expect(await quiz.ownAttempt(ctx, binh!, 'no-such-attempt')).toBeNull();
  });

  it('gives one receipt to fifty parallel submits and grades what is saved (F32, I7)', async () => {
    const { ctx, clock } = bench();
    const attempt = await startedAttempt(ctx, an!);
    clock.now = OPENS + 10 * MINUTE;
    await Promise.all(Array.from({ length: 50 }, () => quiz.submit(ctx, attempt, attempt.holder)));
    const submitted = await quiz.ownAttempt(ctx, an!, attempt.id);
    const receipt = submitted && (await quiz.readReceipt(ctx, submitted));
    expect(receipt).toMatchObject({
      fullName: 'Nguyễn Văn An',
      candidateNo: expect.stringMatching(/^\d+$/),
      unitName: 'Sở Nội vụ',
      submitReason: 'user',
      answered: 2,
      questions: 5,
      elapsedMs: 10 * MINUTE,
      review: null,
      reviewFrom: CLOSES
    });
    expect(receipt?.receiptCode).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    const grades = await ctx.db
      .selectFrom('grade')
      .selectAll()
      .where('attempt_id', '=', attempt.id)
      .execute();
    expect(grades).toHaveLength(1);
    expect(await save(an!, attempt, [change(3, ['A'])])).toMatchObject({
      value: { answers: [{ refusal: 'attempt-submitted' }] }
    });
  });

  it('hands in by itself when time is over, whoever is connected (F34)', async () => {
    const { ctx, clock } = bench();
    clock.now = OPENS + 20 * MINUTE;
    const attempt = await startedAttempt(ctx, chi!);
    await save(chi!, attempt, [change(1, ['A']), change(2, ['B'])]);
    clock.now = OPENS + 50 * MINUTE + 5 * SECOND;
    await quiz.submitOverdue(ctx);
    expect((await quiz.ownAttempt(ctx, chi!, attempt.id))?.state).toBe('open');
    clock.now += 1;
    await quiz.submitOverdue(ctx);
    const submitted = await quiz.ownAttempt(ctx, chi!, attempt.id);
    expect(submitted).toMatchObject({ state: 'submitted', submitReason: 'timeout' });
    const receipt = submitted && (await quiz.readReceipt(ctx, submitted));
    expect(receipt).toMatchObject({ answered: 2, elapsedMs: 30 * MINUTE });
    expect(await save(chi!, attempt, [change(3, ['A'])])).toMatchObject({
      value: { answers: [{ refusal: 'time-over' }] }
    });
  });

  it('gives extra time on the record, and keeps the key back while anybody works', async () => {
    const { ctx, clock } = bench();
    clock.now = CLOSES - 5 * MINUTE;
    const attempt = await startedAttempt(ctx, dung!);
    await giveExtraTime(ctx, attempt.id, 10);
    clock.now = CLOSES + 6 * MINUTE;
    await quiz.submitOverdue(ctx);
    expect(await save(dung!, attempt, [change(1, ['A'])])).toMatchObject({
      value: { endsAt: CLOSES + 10 * MINUTE, answers: [{ refusal: null }] }
    });
    const mine = await startedOf(an!);
    expect((await quiz.readReceipt(ctx, mine))?.review).toBeNull();
    const entry = await ctx.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('action', '=', 'remedy.extra-time')
      .executeTakeFirst();
    expect(JSON.parse(entry?.detail ?? '')).toMatchObject({
      people: 1,
      extraMs: 10 * MINUTE,
      reason: 'Mất điện'
    });
  });

  it('shows key, explanation and citation after the close', async () => {
    const { ctx, clock } = bench();
    clock.now = CLOSES + 20 * MINUTE;
    await quiz.submitOverdue(ctx);
    const receipt = await quiz.readReceipt(ctx, await startedOf(an!));
    expect(receipt?.review).toHaveLength(5);
    const right = receipt?.review?.filter((item) => item.isRight).length;
    expect(receipt?.score).toEqual({ score: (right ?? 0) * 200, maxScore: 1000, correct: right });
    expect(receipt?.review?.[0]).toMatchObject({
      explanation: expect.stringContaining(CANARY),
      citation: { article: 'Điều 1' }
    });
  });

  describe('afterwards', () => {
    it('nobody can start again', async () => {
      expect(await quiz.start(bench().ctx, mayStart(an!))).toMatchObject({
        refusal: 'no-attempt-left'
      });
    });
  });

  async function startedOf(actor: Actor): Promise<quiz.OwnAttempt> {
    const { ctx } = bench();
    const [outcome] = (await quiz.readLobby(ctx, mayStart(actor)))?.submitted ?? [];
    const attempt = outcome && (await quiz.ownAttempt(ctx, actor, outcome.attemptId));
    if (!attempt) throw new Error('nothing handed in');
    return attempt;
  }
});
