import type { Permission } from '../../domain/auth/permissions.ts';
import { paperSize } from '../../domain/banks/blueprint.ts';
import { sessionFor } from '../../domain/contest/schedule.ts';
import { endOf, type Attempt } from '../../domain/quiz/attempt.ts';
import { decideStart, usedUp, type StartPermit } from '../../domain/quiz/start.ts';
import type { LobbyView } from '../../domain/quiz/views.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { newsFor } from '../messages/service.ts';
import * as people from '../people/service.ts';
import * as units from '../units/service.ts';
import * as reopenStore from './reopen-store.ts';
import { waitOf } from './outage.ts';
import * as store from './store.ts';

/** The contestant's waiting room; null when there is no contest or the person is not registered. */
export async function readLobby(
  ctx: Ctx,
  permission: Permission<'attempt.start'>
): Promise<LobbyView | null> {
  const { ownerPersonId } = permission.subject;
  const view = await contest.current(ctx);
  const registration =
    view && ownerPersonId && (await people.findRegistration(ctx, view.contest.id, ownerPersonId));
  if (!registration) return null;

  const { round, sessions } = view;
  const path = (await units.readTree(ctx)).path(registration.unitId);
  const now = ctx.now();
  const session = sessionFor(
    sessions,
    path.map((unit) => unit.id),
    now
  );
  const attempts = await store.attemptsOf(ctx.db, round.id, registration.id);
  const permit = await reopenStore.permitOf(ctx.db, round.id, registration.id, now);
  const questions = paperSize(round.rules.paper.blueprint);
  return {
    now,
    contestName: view.contest.name,
    roundName: round.name,
    fullName: registration.fullName,
    staffCode: registration.staffCode,
    candidateNo: registration.candidateNo,
    unitName: path[0]?.name ?? '',
    questions,
    durationMs: round.rules.paper.durationMs,
    maxScore: questions * round.rules.scoring.right,
    attemptsLeft: Math.max(0, round.rules.attempts.max - usedUp(attempts)),
    session: session
      ? { name: session.name, opensAt: session.opensAt, closesAt: session.closesAt }
      : null,
    start: await startOf(
      ctx,
      decideStart(session, attempts, round.rules, now, permit, ctx.isClockInDoubt())
    ),
    submitted: attempts.flatMap(submittedOf),
    help: await helpFor(ctx, attempts, permit),
    news: await newsFor(ctx, {
      registrationId: registration.id,
      sessionId: session?.id ?? null,
      unitId: registration.unitId
    })
  };
}

function submittedOf(attempt: Attempt): LobbyView['submitted'] {
  const { id, attemptNo, submittedAt, receiptCode, submitReason, cutShortAt } = attempt;
  if (submittedAt === null || receiptCode === null) return [];
  const isByServer = submitReason === 'timeout';
  const isCutShort = cutShortAt !== null;
  return [{ attemptId: id, attemptNo, submittedAt, receiptCode, isByServer, isCutShort }];
}

/** What organizers allow after an outage: a running attempt that was closed, or a new one. */
async function helpFor(
  ctx: Ctx,
  attempts: readonly Attempt[],
  permit: StartPermit | null
): Promise<LobbyView['help']> {
  const open = attempts.find((attempt) => attempt.state === 'open');
  const closing = open && (await reopenStore.closingsOf(ctx.db, [open.id])).at(-1);
  if (open && closing) {
    const { attemptNo } = open;
    return { kind: 'go-on', attemptNo, closedAt: closing.submittedAt, until: endOf(open) };
  }
  if (open || !permit) return null;
  const replaced = attempts.find((attempt) => attempt.id === permit.replacesId);
  return { kind: 'start', attemptNo: replaced?.attemptNo ?? null, until: permit.until };
}

async function startOf(
  ctx: Ctx,
  decision: ReturnType<typeof decideStart>
): Promise<LobbyView['start']> {
  if (!decision.ok) return { kind: 'refused', refusal: decision.refusal };
  if (decision.value.kind === 'begin') return { kind: 'begin' };
  const { attempt } = decision.value;
  return {
    kind: 'continue',
    attemptId: attempt.id,
    endsAt: endOf(attempt),
    wait: await waitOf(ctx, attempt)
  };
}
