import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { drawQuestions, type DrawWish } from '../../domain/live/plan-draw.ts';
import * as places from '../../domain/live/plan-places.ts';
import type { PlanPlace } from '../../domain/live/plan.ts';
import type { FilledQuestion } from '../../domain/live/preset.ts';
import type { Ctx } from '../ctx.ts';
import { candidates, isInUse } from './plan-bank.ts';
import { changePlan, type PlanChangeRefusal, type Seen } from './plan-change.ts';

type May = Permission<'final.prepare'>;
type Changed = Promise<Result<null, PlanChangeRefusal>>;
type AtSegment = Seen & { segmentId: string };
type AtPlace = AtSegment & { placeId: string };

/** Puts a question that its bank uses into a place. */
export async function putBankQuestion(
  ctx: Ctx,
  permission: May,
  finalId: string,
  {
    segmentId,
    target,
    versionId,
    ...seen
  }: AtSegment & { target: places.Target; versionId: string }
): Changed {
  return ctx.tx(async (ctx) => {
    if (!(await isInUse(ctx, versionId))) return refused('question-unknown');
    const wish = { action: 'put-question', about: { segmentId, versionId } };
    return changePlan(ctx, permission, finalId, seen, wish, (plan) =>
      places.putQuestion(plan, segmentId, target, { kind: 'bank', versionId })
    );
  });
}

/** Puts a question written for this final into a place. Its words are not in the log. */
export const putOwnQuestion = (
  ctx: Ctx,
  permission: May,
  finalId: string,
  {
    segmentId,
    target,
    question,
    ...seen
  }: AtSegment & { target: places.Target; question: FilledQuestion }
): Changed =>
  changePlan(
    ctx,
    permission,
    finalId,
    seen,
    { action: 'write-question', about: { segmentId, target } },
    (plan) => places.putQuestion(plan, segmentId, target, { kind: 'own', ...question })
  );

/**
 * Draws bank questions into the places of a segment, with the seed on the record. Fewer come if
 * the banks have fewer.
 */
export async function drawIntoSegment(
  ctx: Ctx,
  permission: May,
  finalId: string,
  { segmentId, version, ...wish }: AtSegment & DrawWish
): Promise<Result<{ drawn: number }, PlanChangeRefusal>> {
  const seed = ctx.seed();
  return ctx.tx(async (ctx) => {
    const pool = await candidates(ctx);
    let drawn: string[] = [];
    const about = { segmentId, seed, ...wish };
    const changed = await changePlan(
      ctx,
      permission,
      finalId,
      { version },
      { action: 'draw-questions', about },
      (plan) => {
        const result = drawQuestions(plan, segmentId, wish, pool, seed);
        if (!result.ok) return result;
        drawn = result.value.drawn;
        return accepted(result.value.plan);
      }
    );
    return changed.ok ? accepted({ drawn: drawn.length }) : changed;
  });
}

/** Takes the question out of a place. */
export const clearPlace = (
  ctx: Ctx,
  permission: May,
  finalId: string,
  { segmentId, placeId, ...seen }: AtPlace
): Changed =>
  changePlan(ctx, permission, finalId, seen, at('clear-place', segmentId, placeId), (plan) =>
    places.clearPlace(plan, segmentId, placeId)
  );

/** Takes a place out, with the question that stands in it. */
export const removePlace = (
  ctx: Ctx,
  permission: May,
  finalId: string,
  { segmentId, placeId, ...seen }: AtPlace
): Changed =>
  changePlan(ctx, permission, finalId, seen, at('remove-place', segmentId, placeId), (plan) =>
    places.removePlace(plan, segmentId, placeId)
  );

export const moveQuestion = (
  ctx: Ctx,
  permission: May,
  finalId: string,
  { segmentId, placeId, direction, ...seen }: AtPlace & { direction: 'up' | 'down' }
): Changed =>
  changePlan(ctx, permission, finalId, seen, at('move-question', segmentId, placeId), (plan) =>
    places.moveQuestion(plan, segmentId, placeId, direction)
  );

/** Gives a place a value and a time of its own; null for the segment's. */
export const changePlace = (
  ctx: Ctx,
  permission: May,
  finalId: string,
  { segmentId, placeId, version, ...own }: AtPlace & Pick<PlanPlace, 'value' | 'answerMs'>
): Changed =>
  changePlan(
    ctx,
    permission,
    finalId,
    { version },
    at('change-place', segmentId, placeId),
    (plan) => places.changePlace(plan, segmentId, placeId, own)
  );

/** Adds empty places at the end of a segment. */
export const addPlaces = (
  ctx: Ctx,
  permission: May,
  finalId: string,
  { segmentId, count, ...seen }: AtSegment & { count: number }
): Changed =>
  changePlan(
    ctx,
    permission,
    finalId,
    seen,
    { action: 'add-places', about: { segmentId, count } },
    (plan) => places.addPlaces(plan, segmentId, count)
  );

const at = (action: string, segmentId: string, placeId: string) => ({
  action,
  about: { segmentId, placeId }
});
