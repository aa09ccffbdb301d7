import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Plan } from '../../domain/live/plan.ts';
import { planDifference } from '../../domain/live/plan-record.ts';
import type { PlanRefusal } from '../../domain/live/plan-segments.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { planOf, teamsOf } from './plan.ts';
import * as plans from './plan-store.ts';
import { openFinal, type ClosedRefusal } from './preparing.ts';

export type PlanChangeRefusal = ClosedRefusal | PlanRefusal | 'plan-changed';

/** The version of the plan that a form was filled in for. */
export type Seen = { version: number };

/** What is asked for: the name of the action on the record, and what it is about. */
export type Wish = { action: string; about: Record<string, unknown> };

/**
 * Changes the plan of a final that is still open, on the record with what differs. Of two editors
 * who saw the same version the second is refused and looks again.
 *
 * @param decide the changed plan; `teamCount` is how many teams the final has now
 */
export function changePlan(
  ctx: Ctx,
  permission: Permission<'final.prepare'>,
  finalId: string,
  { version }: Seen,
  { action, about }: Wish,
  decide: (plan: Plan, teamCount: number) => Result<Plan, PlanRefusal>
): Promise<Result<null, PlanChangeRefusal>> {
  return ctx.tx(async (ctx) => {
    const open = await openFinal(ctx, permission, finalId, { inProgramme: true });
    if (!open.ok) return open;
    const before = await planOf(ctx, finalId);
    if (before.version !== version) return refused('plan-changed');
    const decided = decide(before.plan, (await teamsOf(ctx, finalId)).length);
    if (!decided.ok) return decided;
    const after = { version: version + 1, plan: decided.value };
    if (!(await plans.write(ctx.db, finalId, before, after))) return refused('plan-changed');
    await audit.record(ctx, permission.actor, `final.${action}`, `final:${finalId}`, {
      ...about,
      ...planDifference(before.plan, after.plan)
    });
    return accepted(null);
  });
}
