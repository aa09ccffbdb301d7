import type { Permission } from '../../domain/auth/permissions.ts';
import { paperSize } from '../../domain/banks/blueprint.ts';
import { sessionFor } from '../../domain/contest/schedule.ts';
import { decideStart } from '../../domain/quiz/start.ts';
import type { LobbyView } from '../../domain/quiz/views.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { newsFor } from '../messages/service.ts';
import * as people from '../people/service.ts';
import * as units from '../units/service.ts';
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
    attemptsLeft: Math.max(0, round.rules.attempts.max - attempts.length),
    session: session
      ? { name: session.name, opensAt: session.opensAt, closesAt: session.closesAt }
      : null,
    start: startOf(decideStart(session, attempts, round.rules, now)),
    submitted: attempts.flatMap(({ id, submittedAt, receiptCode, submitReason }) =>
      submittedAt !== null && receiptCode !== null
        ? [{ attemptId: id, submittedAt, receiptCode, isByServer: submitReason === 'timeout' }]
        : []
    ),
    news: await newsFor(ctx, {
      registrationId: registration.id,
      sessionId: session?.id ?? null,
      unitId: registration.unitId
    })
  };
}

function startOf(decision: ReturnType<typeof decideStart>): LobbyView['start'] {
  if (!decision.ok) return { kind: 'refused', refusal: decision.refusal };
  if (decision.value.kind === 'begin') return { kind: 'begin' };
  return { kind: 'continue', attemptId: decision.value.attempt.id };
}
