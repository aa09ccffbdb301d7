import { createHash } from 'node:crypto';
import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { sessionFor } from '../../domain/contest/schedule.ts';
import type { ExamSession } from '../../domain/contest/rules.ts';
import type { Instant } from '../../domain/core/time.ts';
import { deadlineFor, type Attempt } from '../../domain/quiz/attempt.ts';
import { drawPaper } from '../../domain/quiz/draw.ts';
import { decideStart, type StartPermit, type StartRefusal } from '../../domain/quiz/start.ts';
import * as banks from '../banks/service.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { isDuplicate } from '../db/errors.ts';
import * as people from '../people/service.ts';
import * as units from '../units/service.ts';
import * as paperStore from './paper-store.ts';
import * as reopenStore from './reopen-store.ts';
import * as store from './store.ts';

/**
 * Starts the contestant's attempt, or goes on with the one that runs. The paper is drawn once and
 * kept: leaving and starting again gives the same (B-G3). Fifty clicks at once start one attempt.
 */
export async function start(
  ctx: Ctx,
  permission: Permission<'attempt.start'>
): Promise<Result<{ attemptId: string }, StartRefusal>> {
  try {
    return await ctx.tx((ctx) => startOnce(ctx, permission));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return ctx.tx((ctx) => startOnce(ctx, permission));
  }
}

async function startOnce(
  ctx: Ctx,
  permission: Permission<'attempt.start'>
): Promise<Result<{ attemptId: string }, StartRefusal>> {
  const { ownerPersonId } = permission.subject;
  const view = await contest.current(ctx);
  const registration =
    view && ownerPersonId && (await people.findRegistration(ctx, view.contest.id, ownerPersonId));
  if (!registration) return refused('not-registered');

  const session = sessionFor(view.sessions, await pathOf(ctx, registration.unitId), ctx.now());
  const attempts = await store.attemptsOf(ctx.db, view.round.id, registration.id);
  const now = ctx.now();
  const permit = await reopenStore.permitOf(ctx.db, view.round.id, registration.id, now);
  const decision = decideStart(
    session,
    attempts,
    view.round.rules,
    now,
    permit,
    ctx.isClockInDoubt()
  );
  if (!decision.ok) return decision;
  if (decision.value.kind === 'continue') {
    return accepted({ attemptId: decision.value.attempt.id });
  }
  const { attemptNo } = decision.value;
  if (!decision.value.permit) {
    const { id, closesAt } = session as ExamSession;
    return accepted({
      attemptId: await begin(ctx, view, {
        registrationId: registration.id,
        attemptNo,
        sessionId: id,
        closesAt,
        standsFor: null
      })
    });
  }
  return accepted({
    attemptId: await beginAgain(ctx, view, registration.id, attempts, {
      attemptNo,
      permit: decision.value.permit
    })
  });
}

type Beginning = {
  registrationId: string;
  attemptNo: number;
  sessionId: string;
  /** When the session ends the attempt; null for one that has its whole time. */
  closesAt: Instant | null;
  standsFor: number | null;
};

/** Begins what organizers allow after an outage: it counts instead of the attempt it replaces. */
async function beginAgain(
  ctx: Ctx,
  view: contest.ContestView,
  registrationId: string,
  attempts: readonly Attempt[],
  { attemptNo, permit }: { attemptNo: number; permit: StartPermit }
): Promise<string> {
  const { sessionId, replacesId } = permit;
  const replaced = attempts.find((attempt) => attempt.id === replacesId);
  const id = await begin(ctx, view, {
    registrationId,
    attemptNo,
    sessionId,
    closesAt: null,
    standsFor: replaced ? (replaced.standsFor ?? replaced.attemptNo) : null
  });
  if (replaced && !(await reopenStore.markCutShort(ctx.db, replaced.id, ctx.now()))) {
    throw new Error(`attempt ${replaced.id} cannot be replaced`);
  }
  if (!(await reopenStore.usePermit(ctx.db, permit, registrationId, id))) {
    throw new Error(`permit ${permit.remedyId} of ${registrationId} is used up`);
  }
  return id;
}

async function begin(
  ctx: Ctx,
  { round }: contest.ContestView,
  { registrationId, attemptNo, sessionId, closesAt, standsFor }: Beginning
): Promise<string> {
  const { paper, graceMs } = round.rules;
  const seed = ctx.seed();
  const drawn = drawPaper(seed, await banks.pool(ctx, round.bankId), paper.blueprint, paper);
  // A blueprint that the bank cannot fill is refused when the contest is made (D9).
  if (!drawn.ok) throw new Error(`bank too small: ${JSON.stringify(drawn.refusal)}`);
  const [id, startedAt] = [ctx.id(), ctx.now()];
  await store.insertAttempt(ctx.db, {
    id,
    roundId: round.id,
    sessionId,
    registrationId,
    attemptNo,
    state: 'open',
    startedAt,
    deadlineAt: deadlineFor(startedAt, paper.durationMs, closesAt ?? Infinity),
    extraMs: 0,
    creditMs: 0,
    graceMs,
    pausedMs: 0,
    submittedAt: null,
    submitReason: null,
    receiptCode: null,
    holder: 1,
    standsFor,
    cutShortAt: null,
    keysShownAt: null,
    seed,
    paperHash: createHash('sha256').update(JSON.stringify(drawn.value)).digest('hex')
  });
  await paperStore.insertItems(ctx.db, id, drawn.value);
  return id;
}

/** Ids of a unit and of all units above it. */
async function pathOf(ctx: Ctx, unitId: string): Promise<string[]> {
  const tree = await units.readTree(ctx);
  return tree.path(unitId).map((unit) => unit.id);
}
