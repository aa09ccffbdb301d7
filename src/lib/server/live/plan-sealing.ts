import type { Permission } from '../../domain/auth/permissions.ts';
import { refused, type Result } from '../../domain/core/result.ts';
import { bankVersions } from '../../domain/live/plan.ts';
import { planProblems } from '../../domain/live/plan-problems.ts';
import { programmeOfPlan } from '../../domain/live/plan-programme.ts';
import type { Ctx } from '../ctx.ts';
import * as quiz from '../quiz/service.ts';
import { planOf, teamsOf } from './plan.ts';
import { bankTexts } from './plan-bank.ts';
import type { Seen } from './plan-change.ts';
import { openFinal, type ClosedRefusal } from './preparing.ts';
import { seal } from './sealing.ts';

export type PlanSealRefusal = ClosedRefusal | 'plan-changed' | 'plan-incomplete' | 'bank-in-use';

/**
 * Makes the programme of the plan and seals it: questions and keys as their banks have them now.
 * While a round uses a bank of theirs it is refused: host and MC see the keys of a sealed programme.
 */
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
    const versionIds = bankVersions(plan);
    const texts = await bankTexts(ctx, versionIds);
    const facts = { finalId, name: open.value.name, teams: await teamsOf(ctx, finalId) };
    if (planProblems(plan, facts, texts).length > 0) return refused('plan-incomplete');
    if ((await quiz.heldBack(ctx, versionIds)).held.size > 0) return refused('bank-in-use');
    const sealed = await seal(ctx, permission, programmeOfPlan(plan, facts, texts));
    if (!sealed.ok) return refused('plan-incomplete');
    await quiz.noteShown(ctx, versionIds);
    return sealed;
  });
}
