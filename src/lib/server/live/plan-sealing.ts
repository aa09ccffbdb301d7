import type { Permission } from '../../domain/auth/permissions.ts';
import { refused, type Result } from '../../domain/core/result.ts';
import { bankVersions } from '../../domain/live/plan.ts';
import { planProblems } from '../../domain/live/plan-problems.ts';
import { programmeOfPlan } from '../../domain/live/plan-programme.ts';
import type { Ctx } from '../ctx.ts';
import { planOf, teamsOf } from './plan.ts';
import { bankTexts } from './plan-bank.ts';
import type { Seen } from './plan-change.ts';
import { openFinal, type ClosedRefusal } from './preparing.ts';
import { seal } from './sealing.ts';

export type PlanSealRefusal = ClosedRefusal | 'plan-changed' | 'plan-incomplete';

/** Makes the programme of the plan and seals it: questions and keys as their banks have them now. */
export function sealPlan(
  ctx: Ctx,
  permission: Permission<'final.prepare'>,
  finalId: string,
  { version }: Seen
): Promise<Result<{ digest: string }, PlanSealRefusal>> {
  return ctx.tx(async (ctx) => {
    const open = await openFinal(ctx, permission, finalId, { inProgramme: true });
    if (!open.ok) return open;
    const { plan, ...stored } = await planOf(ctx, finalId);
    if (stored.version !== version) return refused('plan-changed');
    const texts = await bankTexts(ctx, bankVersions(plan));
    const facts = { finalId, name: open.value.name, teams: await teamsOf(ctx, finalId) };
    if (planProblems(plan, facts, texts).length > 0) return refused('plan-incomplete');
    const sealed = await seal(ctx, permission, programmeOfPlan(plan, facts, texts));
    return sealed.ok ? sealed : refused('plan-incomplete');
  });
}
