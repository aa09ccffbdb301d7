import type { Permission } from '../../domain/auth/permissions.ts';
import { paperSize } from '../../domain/banks/blueprint.ts';
import type { Instant } from '../../domain/core/time.ts';
import type { Hundredths } from '../../domain/core/points.ts';
import { participationTable, type ParticipationTable } from '../../domain/reports/participation.ts';
import type { Ctx } from '../ctx.ts';
import { readFacts } from '../results/service.ts';

export { readMonitor } from './monitor.ts';
export { extendAttempt, findRunning } from './running-attempts.ts';

export type ParticipationView = ParticipationTable & {
  contestName: string;
  roundName: string;
  asOf: Instant;
  maxScore: Hundredths;
};

/**
 * Participation of every unit with roll-up (RP1); null before there is a contest. A permission for
 * a unit, such as a coordinator's, shows that unit and everything below it.
 */
export async function readParticipation(
  ctx: Ctx,
  permission: Permission<'participation.view'>
): Promise<ParticipationView | null> {
  const facts = await readFacts(ctx, permission);
  if (!facts) return null;
  const { contest, round, tree, registrations, outcomes, asOf } = facts;
  const topId = permission.subject.unitPath?.[0];
  return {
    contestName: contest.name,
    roundName: round.name,
    asOf,
    maxScore: paperSize(round.rules.paper.blueprint) * round.rules.scoring.right,
    ...participationTable(tree, registrations, outcomes, topId)
  };
}
