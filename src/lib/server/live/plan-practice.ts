import type { Programme } from '../../domain/live/programme.ts';
import { practicePlan } from '../../domain/live/rehearsal.ts';
import type { Ctx } from '../ctx.ts';
import { planOf } from './plan.ts';

/** Has the programme that is being prepared any segment? */
export const isPlanned = async (ctx: Ctx, finalId: string): Promise<boolean> =>
  (await planOf(ctx, finalId)).plan.segments.length > 0;

/** The programme that is being prepared with made-up questions alone: what screens may be given. */
export async function practiceOfPlan(
  ctx: Ctx,
  facts: Pick<Programme, 'finalId' | 'name' | 'teams'>
): Promise<Programme> {
  const { plan } = await planOf(ctx, facts.finalId);
  return practicePlan(plan, facts);
}
