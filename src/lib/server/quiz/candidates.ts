import { sessionFor } from '../../domain/contest/schedule.ts';
import type { Registration, ToldApart } from '../../domain/people/registration.ts';
import type { Candidate, RemedyChoice } from '../../domain/quiz/remedy.ts';
import type { UnitTree } from '../../domain/units/tree.ts';
import type { ContestView } from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as people from '../people/service.ts';
import * as units from '../units/service.ts';
import * as candidateStore from './candidate-store.ts';

/** Somebody who was chosen, with name and unit. */
export type NamedCandidate = Candidate & {
  fullName: string;
  staffCode: string;
  unitName: string;
} & ToldApart;

/**
 * Who is chosen, each with the newest attempt that the choice is about. Who worked at some time is
 * who had an attempt then; a person, a unit or a session also has people who never started.
 */
export async function findCandidates(
  ctx: Ctx,
  { contest, round, sessions }: ContestView,
  choice: RemedyChoice
): Promise<NamedCandidate[]> {
  const tree = await units.readTree(ctx);
  const unitIds = choice.by === 'unit' ? tree.subtree(choice.unitId).map(({ id }) => id) : null;
  if (unitIds?.length === 0) return [];
  const registered = await people.listRegistrations(ctx, contest.id, unitIds);
  const attempts = await candidateStore.attemptsAmong(
    ctx.db,
    round.id,
    amongOf(choice, unitIds),
    choice
  );
  const newest = new Map(attempts.map((attempt) => [attempt.registrationId, attempt]));
  const open = await candidateStore.openAttempts(ctx.db, round.id);
  const { asked, mayStart } = await candidateStore.promised(ctx.db, round.id, ctx.now());
  const sits = sessionsOf(tree, sessions, ctx.now());

  return registered.flatMap((one) => {
    const attempt = newest.get(one.id) ?? null;
    if (!attempt && !isChosenWithout(choice, one, sits(one.unitId))) return [];
    const openId = open.get(one.id);
    return [
      {
        registrationId: one.id,
        attempt,
        worksElsewhere: openId !== undefined && openId !== attempt?.id,
        isAskedFor: asked.has(one.id),
        mayStart: mayStart.has(one.id),
        sessionId: attempt?.sessionId ?? sits(one.unitId),
        fullName: one.fullName,
        birthYear: one.birthYear,
        position: one.position,
        staffCode: one.staffCode,
        unitName: tree.get(one.unitId)?.name ?? ''
      }
    ];
  });
}

function amongOf(choice: RemedyChoice, unitIds: readonly string[] | null): candidateStore.Among {
  if (choice.by === 'person') return { kind: 'registrations', ids: [choice.registrationId] };
  return unitIds ? { kind: 'units', ids: unitIds } : { kind: 'everybody' };
}

/** Is somebody without such an attempt among those who were chosen? */
function isChosenWithout(
  choice: RemedyChoice,
  { id }: Registration,
  sessionId: string | null
): boolean {
  switch (choice.by) {
    case 'person':
      return id === choice.registrationId;
    case 'unit':
      return true;
    case 'session':
      return sessionId === choice.sessionId;
    case 'range':
      return false;
  }
}

/** The session that the people of a unit sit, looked up once for each unit. */
function sessionsOf(tree: UnitTree, sessions: ContestView['sessions'], now: number) {
  const known = new Map<string, string | null>();
  return (unitId: string): string | null => {
    const found = known.get(unitId);
    if (found !== undefined) return found;
    const path = tree.path(unitId).map((unit) => unit.id);
    const session = sessionFor(sessions, path, now)?.id ?? null;
    known.set(unitId, session);
    return session;
  };
}
