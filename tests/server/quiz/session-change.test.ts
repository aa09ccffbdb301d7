import { beforeAll, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#lib/domain/core/time.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { actorOf, CLOSES, makeSmallContest, OPENS, startedAttempt } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

/*
 * Bình's paper was closed by the end of the session after five minutes; Chi began four minutes
 * before a later end; An has a whole half hour.
 */
describeOnEachDatabase('moving a session while papers run', (bench) => {
  let view: ContestView;
  let [an, binh, chi]: quiz.OwnAttempt[] = [];
  const move = (closesAt: number, running: 'prolong' | 'leave' | null = null) => {
    const contestId = view.contest.id;
    const input = { sessionId: view.sessions[0]!.id, opensAt: OPENS, closesAt, running };
    const may = operatorMay('session.schedule', { contestId });
    return quiz.moveSession(bench().ctx, may, view.round.id, input);
  };
  const begin = async (code: string) =>
    startedAttempt(bench().ctx, await actorOf(bench().ctx, view.contest.id, code));
  const deadlineOf = async ({ id }: { id: string }) => {
    const row = await bench()
      .ctx.db.selectFrom('attempt')
      .select('deadline_at')
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.deadline_at;
  };
  const record = async () => {
    const rows = await bench()
      .ctx.db.selectFrom('audit_entry')
      .select('detail')
      .where('action', '=', 'session.schedule')
      .orderBy('seq')
      .execute();
    return rows.map((row) => JSON.parse(row.detail) as object);
  };

  beforeAll(async () => {
    const { ctx, clock } = bench();
    view = await makeSmallContest(ctx);
    clock.now = CLOSES - 5 * MINUTE;
    binh = await begin('BINH');
    clock.now = CLOSES + MINUTE;
    await quiz.submitOverdue(ctx);
  });

  it('says which papers the old end had closed, and needs no answer for those', async () => {
    const moved = await move(CLOSES + 30 * MINUTE);
    expect(moved).toEqual({
      ok: true,
      value: { cutShort: 0, closedByEnd: 1, beyond: 0, lastEnd: null }
    });
    expect((await record()).at(-1)).toMatchObject({ closedByEnd: 1, prolonged: 0 });
  });

  it('asks before papers that the old end cut short are left behind', async () => {
    bench().clock.now = CLOSES + 26 * MINUTE;
    chi = await begin('CHI');
    expect(chi.deadlineAt).toBe(CLOSES + 30 * MINUTE);
    const before = await record();
    expect(await move(CLOSES + 2 * HOUR)).toMatchObject({
      ok: false,
      refusal: { kind: 'papers-undecided', effect: { cutShort: 1, beyond: 0 } }
    });
    expect(await record()).toEqual(before);
  });

  it('leaves them or prolongs them as it was answered, on the record', async () => {
    expect(await move(CLOSES + HOUR, 'leave')).toMatchObject({ ok: true });
    expect(await deadlineOf(chi!)).toBe(CLOSES + 30 * MINUTE);
    expect((await record()).at(-1)).toMatchObject({ running: 'leave', prolonged: 0, left: 1 });
    expect(await move(CLOSES + 40 * MINUTE)).toMatchObject({ ok: false });
    expect(await move(CLOSES + 2 * HOUR, 'prolong')).toMatchObject({ value: { cutShort: 1 } });
    expect(await deadlineOf(chi!)).toBe(CLOSES + 56 * MINUTE);
    expect((await record()).at(-1)).toMatchObject({ running: 'prolong', prolonged: 1, left: 0 });
    expect(await deadlineOf(binh!)).toBe(CLOSES);
  });

  it('shortens no running paper, and says until when they go on', async () => {
    bench().clock.now = CLOSES + 50 * MINUTE;
    an = await begin('AN');
    const shorter = CLOSES + 51 * MINUTE;
    expect(await move(shorter)).toMatchObject({
      ok: false,
      refusal: { effect: { cutShort: 0, beyond: 2, lastEnd: CLOSES + 80 * MINUTE } }
    });
    expect(await move(shorter, 'leave')).toMatchObject({ ok: true });
    expect(await deadlineOf(an)).toBe(CLOSES + 80 * MINUTE);
    expect((await record()).at(-1)).toMatchObject({ running: 'leave', beyond: 2 });
  });

  describe('afterwards', () => {
    it('a session that is gone, or would close before it opens, is refused', async () => {
      expect(await move(OPENS, 'leave')).toMatchObject({ refusal: 'closes-before-it-opens' });
      const may = operatorMay('session.schedule', { contestId: view.contest.id });
      const gone = { sessionId: 'gone', opensAt: OPENS, closesAt: CLOSES, running: null };
      expect(await quiz.moveSession(bench().ctx, may, view.round.id, gone)).toMatchObject({
        refusal: 'session-unknown'
      });
    });

    it('no session moves any more once keys were shown, whichever way (SEC-M15)', async () => {
      const { ctx, clock } = bench();
      const may = operatorMay('session.schedule', { contestId: view.contest.id });
      const sessionId = view.sessions[0]!.id;
      const times = async () =>
        ctx.db.selectFrom('exam_session').select(['opens_at', 'closes_at']).execute();
      clock.now = CLOSES + 5 * HOUR;
      await quiz.submitOverdue(ctx);
      expect(await move(CLOSES + 51 * MINUTE)).toMatchObject({ ok: true });
      const seen = await quiz.ownAttempt(ctx, await actorOf(ctx, view.contest.id, 'AN'), an!.id);
      expect((await quiz.readReceipt(ctx, seen!))?.review).not.toBeNull();

      const [before, recorded] = [await times(), await record()];
      for (const [opensAt, closesAt] of [
        [OPENS, CLOSES + 10 * HOUR],
        [OPENS, CLOSES],
        [CLOSES + 6 * HOUR, CLOSES + 7 * HOUR]
      ] as const) {
        for (const running of [null, 'prolong', 'leave'] as const) {
          const input = { sessionId, opensAt, closesAt, running };
          expect(await quiz.moveSession(ctx, may, view.round.id, input)).toEqual({
            ok: false,
            refusal: 'keys-shown'
          });
        }
      }
      expect([await times(), await record()]).toEqual([before, recorded]);
    });
  });
});
