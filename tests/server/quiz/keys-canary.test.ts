import { beforeAll, beforeEach, expect, it } from 'vitest';
import { permit, type Action } from '#lib/domain/auth/permissions.ts';
import type { Actor, Role } from '#lib/domain/auth/roles.ts';
import { HOUR, MINUTE } from '#lib/domain/core/time.ts';
import { REPORT_KINDS } from '#lib/domain/reports/kinds.ts';
import * as auditStore from '#lib/server/audit/store.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import * as live from '#lib/server/live/service.ts';
import { readAsked, readPlan, readPlanProgress } from '#lib/server/live/plan.ts';
import { searchBank } from '#lib/server/live/plan-bank.ts';
import { drawIntoSegment } from '#lib/server/live/plan-questions.ts';
import { sealPlan } from '#lib/server/live/plan-sealing.ts';
import { addSegment } from '#lib/server/live/plan-segments.ts';
import { makeRooms } from '#lib/server/live/rooms.ts';
import { beginRehearsal, endRehearsal } from '#lib/server/live/rehearsing.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { readCentre, readItems } from '#lib/server/reports/service.ts';
import { makeReport, type Prover } from '#lib/server/reports/make-report.ts';
import { writeReport } from '#lib/server/reports/report-file.ts';
import {
  actorOf,
  CANARY,
  CLOSES,
  makeSmallContest,
  OPENS,
  smallFile,
  startedAttempt
} from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { giveExtraTime } from '../../support/extra-time.ts';
import { makeTeamFinal } from '../../support/team-final.ts';

const ALL = { q: '', topic: null, level: null };

/** Everybody with rights over others who is not the one who writes questions. */
const ROLES: Role[] = ['organizer', 'secretary', 'host', 'mc', 'head_judge', 'judge'];

describeOnEachDatabase('keys of a round (B-L1)', (bench) => {
  let view: ContestView;
  let planned: Awaited<ReturnType<typeof makeTeamFinal>>;
  let attempt: quiz.OwnAttempt;

  beforeAll(async () => {
    const { ctx, clock } = bench();
    view = await makeSmallContest(ctx);
    planned = await makeTeamFinal(ctx, view.contest.id, ['Một', 'Hai']);
    await drawFew();
    clock.now = OPENS - HOUR;
  });
  beforeEach(async () => {
    const { ctx } = bench();
    await ctx.db.updateTable('round').set({ items_shown_at: null }).execute();
  });

  const withRole = (role: Role): Actor => ({
    accountId: `tai-khoan-${role}`,
    displayName: role,
    personId: null,
    grants: [{ role, scope: { kind: 'contest', contestId: view.contest.id } }]
  });

  /** All that somebody gets from pages, files and searches that have to do with questions. */
  async function everythingSeenBy(role: Role): Promise<string> {
    const { ctx } = bench();
    const { finalId } = planned;
    const actor = withRole(role);
    const mayDo = <A extends Action>(action: A) =>
      permit(actor, action, { contestId: view.contest.id });
    const seen: unknown[] = [];
    for (const kind of REPORT_KINDS) {
      const prove: Prover = (action) => mayDo(action) ?? refuse();
      const report = await makeReport(ctx, prove, kind).catch(nothingIfRefused);
      if (!report) continue;
      for (const format of ['json', 'csv'] as const) {
        seen.push((await writeReport(report, format)).content.toString());
      }
    }
    const ranking = mayDo('ranking.view');
    if (ranking) seen.push(await readItems(ctx, ranking));
    if (mayDo('participation.view')) {
      seen.push(await readCentre(ctx, (action) => mayDo(action) ?? refuse()));
    }
    const prepare = mayDo('final.prepare');
    if (prepare) {
      const final = (await live.findFinal(ctx, finalId))!;
      const { plan, ...rest } = await readPlan(ctx, prepare, final);
      seen.push(plan, rest, await readPlanProgress(ctx, prepare, final));
      for (const { id } of plan.segments) {
        seen.push([...(await readAsked(ctx, prepare, final, id))]);
      }
      seen.push(await searchBank(ctx, prepare, ALL, []));
      const rooms = makeRooms(ctx);
      const wish = {
        programme: 'plan',
        teams: 'made-up',
        count: 2,
        questions: 'practice'
      } as const;
      await beginRehearsal(ctx, rooms, prepare, final, wish);
      seen.push((await rooms.current(finalId))?.state());
      await endRehearsal(ctx, rooms, prepare, final);
    }
    return JSON.stringify(seen);
  }

  const whoSeesKeys = async (): Promise<Role[]> => {
    const seeing: Role[] = [];
    for (const role of ROLES) {
      if ((await everythingSeenBy(role)).includes(CANARY)) seeing.push(role);
    }
    return seeing;
  };
  const looks = async () =>
    (await auditStore.ofKinds(bench().ctx.db, ['keys.view'])).map(({ accountId, target }) => ({
      accountId,
      target
    }));

  it('are seen by nobody before it begins', async () => {
    expect(await whoSeesKeys()).toEqual([]);
  });

  it('are seen by nobody while it is open, and no final can be sealed with its questions', async () => {
    const { ctx, clock } = bench();
    clock.now = CLOSES - 10 * MINUTE;
    attempt = await startedAttempt(ctx, await actorOf(ctx, view.contest.id, 'AN'));
    expect(await whoSeesKeys()).toEqual([]);
    const final = (await live.findFinal(ctx, planned.finalId))!;
    const { version, inUse } = await readPlan(ctx, planned.may, final);
    expect(inUse).toEqual([
      { roundId: view.round.id, roundName: 'Vòng 1', worksUntil: expect.any(Number) as number }
    ]);
    expect(await sealPlan(ctx, planned.may, planned.finalId, { version })).toEqual({
      ok: false,
      refusal: 'bank-in-use'
    });
  });

  it('are seen by nobody while somebody works on beyond the end of the sessions', async () => {
    const { ctx, clock } = bench();
    await giveExtraTime(ctx, attempt.id, 30);
    clock.now = CLOSES + 5 * MINUTE;
    expect(await whoSeesKeys()).toEqual([]);
    expect(await looks()).toEqual([]);
  });

  it('are seen by nobody while the clock is in doubt', async () => {
    const { ctx, clock } = bench();
    clock.now = CLOSES + 2 * HOUR;
    await quiz.submitOverdue(ctx);
    clock.isInDoubt = true;
    expect(await whoSeesKeys()).toEqual([]);
    clock.isInDoubt = false;
  });

  it('are seen by those who analyse and prepare once it is over, and each look is on the record', async () => {
    const { ctx } = bench();
    expect(await whoSeesKeys()).toEqual(['organizer']);
    const made = await looks();
    expect(new Set(made.map(({ accountId }) => accountId))).toEqual(
      new Set(['tai-khoan-organizer'])
    );
    expect(new Set(made.map(({ target }) => target))).toEqual(
      new Set(['report:items', `final:${planned.finalId}`, 'bank:search'])
    );
    const final = (await live.findFinal(ctx, planned.finalId))!;
    const { version } = await readPlan(ctx, planned.may, final);
    expect(await sealPlan(ctx, planned.may, planned.finalId, { version })).toMatchObject({
      ok: true
    });
  });

  it('count as shown for the round as soon as somebody looked', async () => {
    const { ctx } = bench();
    expect(await quiz.keysShown(ctx, view.round.id)).toBeNull();
    const may = operatorMay('final.prepare', { contestId: view.contest.id });
    await searchBank(ctx, may, ALL, []);
    expect(await quiz.keysShown(ctx, view.round.id)).toMatchObject({ how: 'items' });
  });

  it('are closed again while another round uses the same bank', async () => {
    const { ctx, clock } = bench();
    const next = await quiz.createContest(ctx, {
      ...smallFile,
      code: 'hoi-thi-sau',
      round: {
        ...smallFile.round,
        sessions: [
          { name: 'Ca 1', units: [], opensAt: clock.now + HOUR, closesAt: clock.now + 3 * HOUR }
        ]
      }
    });
    expect(next).toMatchObject({ ok: true });
    const may = operatorMay('final.prepare', { contestId: view.contest.id });
    expect(JSON.stringify(await searchBank(ctx, may, ALL, []))).not.toContain(CANARY);
    clock.now += 4 * HOUR;
    expect(JSON.stringify(await searchBank(ctx, may, ALL, []))).toContain(CANARY);
  });

  async function drawFew(): Promise<void> {
    const { ctx } = bench();
    const { may, finalId } = planned;
    await addSegment(ctx, may, finalId, { version: 0, kind: 'audience', name: 'Khán giả' });
    const draw = { version: 1, segmentId: 'phan-1', count: 3, target: 'next' } as const;
    await drawIntoSegment(ctx, may, finalId, { ...draw, topic: null, level: null });
  }
});

function refuse(): never {
  throw new Error('not allowed');
}

function nothingIfRefused(error: unknown): null {
  if (error instanceof Error && error.message === 'not allowed') return null;
  throw error;
}
