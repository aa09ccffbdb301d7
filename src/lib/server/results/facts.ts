import type { Action, Permission } from '../../domain/auth/permissions.ts';
import type { Instant } from '../../domain/core/time.ts';
import type { Registration } from '../../domain/people/registration.ts';
import type { AttemptOutcome } from '../../domain/quiz/outcome.ts';
import type { UnitTree } from '../../domain/units/tree.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as people from '../people/service.ts';
import * as quiz from '../quiz/service.ts';
import * as units from '../units/service.ts';

/** All that rankings and reports are made of, read once. */
export type RoundFacts = contest.ContestView & {
  tree: UnitTree;
  registrations: Registration[];
  outcomes: AttemptOutcome[];
  /** When it was read. */
  asOf: Instant;
};

/**
 * The facts of the running contest; null before there is one.
 *
 * @throws Error if the permission is for another contest: a route has asked for the wrong one
 */
export async function readFacts(
  ctx: Ctx,
  permission: Permission<Action>
): Promise<RoundFacts | null> {
  const view = await contest.currentFor(ctx, permission);
  if (!view) return null;
  // Attempts before people: who registers in between is there without an attempt, never the reverse.
  const tree = await units.readTree(ctx);
  const outcomes = await quiz.listOutcomes(ctx, view.round.id);
  const registrations = await people.listRegistrations(ctx, view.contest.id);
  return { ...view, tree, registrations, outcomes, asOf: ctx.now() };
}
