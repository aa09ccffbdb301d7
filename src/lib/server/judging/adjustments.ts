import type { Permission } from '../../domain/auth/permissions.ts';
import type { Hundredths } from '../../domain/core/points.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { overtimePoints } from '../../domain/judging/final-mark.ts';
import type { MarkingRules } from '../../domain/judging/marking.ts';
import type { AdjustmentForm } from '../../schema/judging.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { readFacts, type MarkingFacts } from './facts.ts';
import { accountOf, holdPanel } from './holding.ts';
import * as rulings from './ruling-store.ts';

export type AdjustmentRefusal =
  | 'marking-unknown'
  | 'marked-unknown'
  | 'already-locked'
  | 'nothing-to-adjust'
  | 'adjustment-unknown';

type May = Permission<'judging.adjust'>;

/**
 * Records a deduction or bonus beside the jury's mark. Overtime costs what the rules of the marking
 * say; what a late entry costs stands there from the beginning.
 */
export function recordAdjustment(
  ctx: Ctx,
  permission: May,
  markingId: string,
  form: AdjustmentForm
): Promise<Result<{ points: Hundredths }, AdjustmentRefusal>> {
  return onFacts(ctx, permission, markingId, async (ctx, { marking, cases }) => {
    const { kind, markedId, reason } = form;
    const one = cases.find(({ marked }) => marked.id === markedId);
    if (!one) return refused('marked-unknown');
    if (one.lock) return refused('already-locked');
    const points = pointsOf(form, marking.rules);
    if (points === 0) return refused('nothing-to-adjust');
    await put(ctx, permission, { kind, markedId, points, reason, takesBack: null });
    return accepted({ points });
  });
}

/** Takes one back that was recorded wrongly. Both stay on record. */
export function takeBackAdjustment(
  ctx: Ctx,
  permission: May,
  markingId: string,
  { adjustmentId, reason }: { adjustmentId: string; reason: string }
): Promise<Result<null, AdjustmentRefusal>> {
  return onFacts(ctx, permission, markingId, async (ctx, { cases }) => {
    const one = cases.find(({ adjustments }) => adjustments.some(({ id }) => id === adjustmentId));
    const adjustment = one?.adjustments.find(({ id }) => id === adjustmentId);
    if (!one || !adjustment) return refused('adjustment-unknown');
    if (one.lock) return refused('already-locked');
    const { kind, markedId } = adjustment;
    await put(ctx, permission, { kind, markedId, points: 0, reason, takesBack: adjustmentId });
    return accepted(null);
  });
}

/** What an adjustment comes to: 0 where the rules take nothing off. */
function pointsOf(form: AdjustmentForm, { overtime }: MarkingRules): Hundredths {
  switch (form.kind) {
    case 'bonus':
      return form.points;
    case 'deduction':
      return -form.points;
    case 'overtime':
      return overtimePoints(form.limitMs, overtime, form.usedMs);
  }
}

async function put(
  ctx: Ctx,
  permission: May,
  facts: Omit<rulings.StoredAdjustment, 'id' | 'accountId' | 'at'>
): Promise<void> {
  const id = ctx.id();
  const ruled = { accountId: accountOf(permission), at: ctx.now() };
  await rulings.insertAdjustment(ctx.db, { ...facts, ...ruled, id });
  await audit.record(ctx, permission.actor, 'judging.adjust', `judging_adjustment:${id}`, facts);
}

function onFacts<Value>(
  ctx: Ctx,
  permission: May,
  markingId: string,
  work: (ctx: Ctx, facts: MarkingFacts) => Promise<Result<Value, AdjustmentRefusal>>
): Promise<Result<Value, AdjustmentRefusal>> {
  return ctx.tx(async (ctx) => {
    const held = await holdPanel(ctx, permission, markingId);
    if (!held.ok) return held;
    return work(ctx, await readFacts(ctx, held.value));
  });
}
