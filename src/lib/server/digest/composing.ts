import type { Contest } from '../../domain/contest/rules.ts';
import { windowOf } from '../../domain/contest/schedule.ts';
import { USUAL_RULES, type DigestRules } from '../../domain/digest/rules.ts';
import { usualFilter } from '../../domain/reports/filter.ts';
import { goalOf } from '../../domain/reports/goal.ts';
import { digestMessage } from '../../text/digest.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { operatorMay } from '../operator.ts';
import * as reports from '../reports/service.ts';
import * as units from '../units/service.ts';
import * as store from './store.ts';

/** How the digest is set up; until somebody does, units are named by the gate of the rules. */
export async function rulesOf(ctx: Ctx, { id, unitRanking }: Contest): Promise<DigestRules> {
  const { threshold } = usualFilter(unitRanking.gates);
  return (await store.rules(ctx.db, id)) ?? { ...USUAL_RULES, threshold };
}

/**
 * The digest as it would be sent now; null before there is a contest. A unit's own goes to its
 * coordinator and tells of that unit and what is below it alone.
 *
 * @param origin where the server is reached, if it knows
 */
export async function compose(
  ctx: Ctx,
  {
    unitId,
    threshold,
    origin
  }: { unitId: string | null; threshold: number; origin?: string | undefined }
): Promise<{ subject: string; text: string } | null> {
  const view = await contest.current(ctx);
  if (!view) return null;
  const tree = await units.readTree(ctx);
  const unit = unitId === null ? null : (tree.get(unitId) ?? null);
  const unitPath = unitId === null ? null : tree.path(unitId).map(({ id }) => id);
  const subject = { contestId: view.contest.id, ...(unitPath && { unitPath }) };
  const permission = operatorMay('participation.view', subject);
  const filter = { ...usualFilter(view.contest.unitRanking.gates), threshold };
  const table = await reports.readParticipation(ctx, permission, filter);
  const laggards = await reports.readLaggards(ctx, permission, filter);
  if (!table || !laggards) return null;
  const page = unitId === null ? '/organizer/reports' : '/unit';
  return digestMessage({
    contestName: view.contest.name,
    unit: unit && {
      id: unit.id,
      name: unit.name,
      goal: goalOf(table.total, table.checks.get(unit.id) ?? [], filter)
    },
    asOf: table.asOf,
    closesAt: windowOf(view.sessions)?.closesAt ?? null,
    total: table.total,
    gates: table.gates,
    laggards,
    address: origin === undefined ? null : `${origin}${page}`
  });
}
