import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, type Result } from '../../domain/core/result.ts';
import { EMPTY_PLAN, planFrom, type Plan } from '../../domain/live/plan.ts';
import * as segments from '../../domain/live/plan-segments.ts';
import { PRESETS } from '../../domain/live/presets.ts';
import type { SegmentKind } from '../../domain/live/segments.ts';
import type { Ctx } from '../ctx.ts';
import { changePlan, type PlanChangeRefusal, type Seen } from './plan-change.ts';

type May = Permission<'final.prepare'>;
type Changed = Promise<Result<null, PlanChangeRefusal>>;
type AtSegment = Seen & { segmentId: string };

/** Begins the plan anew from a preset, or empty for null. What was in it goes. */
export const choosePreset = (
  ctx: Ctx,
  permission: May,
  finalId: string,
  { presetId, ...seen }: Seen & { presetId: string | null }
): Changed =>
  changePlan(
    ctx,
    permission,
    finalId,
    seen,
    { action: 'choose-preset', about: { presetId } },
    (_, teamCount) => {
      const preset = PRESETS.find(({ id }) => id === presetId);
      return accepted(preset ? planFrom(preset, teamCount) : EMPTY_PLAN);
    }
  );

/** Sets the floor of totals and how presses are put in order. */
export const setFinalRules = (
  ctx: Ctx,
  permission: May,
  finalId: string,
  { version, ...rules }: Seen & Pick<Plan, 'floor' | 'race'>
): Changed =>
  changePlan(ctx, permission, finalId, { version }, { action: 'set-rules', about: {} }, (plan) =>
    accepted({ ...plan, ...rules })
  );

export const addSegment = (
  ctx: Ctx,
  permission: May,
  finalId: string,
  { version, ...segment }: Seen & { kind: SegmentKind; name: string }
): Changed =>
  changePlan(
    ctx,
    permission,
    finalId,
    { version },
    { action: 'add-segment', about: segment },
    (plan, teamCount) => segments.addSegment(plan, segment, teamCount)
  );

/** Takes a segment out, with the questions that stand in it. */
export const removeSegment = (
  ctx: Ctx,
  permission: May,
  finalId: string,
  { segmentId, ...seen }: AtSegment
): Changed =>
  changePlan(
    ctx,
    permission,
    finalId,
    seen,
    { action: 'remove-segment', about: { segmentId } },
    (plan) => segments.removeSegment(plan, segmentId)
  );

export const moveSegment = (
  ctx: Ctx,
  permission: May,
  finalId: string,
  { segmentId, direction, ...seen }: AtSegment & { direction: 'up' | 'down' }
): Changed =>
  changePlan(
    ctx,
    permission,
    finalId,
    seen,
    { action: 'move-segment', about: { segmentId } },
    (plan) => segments.moveSegment(plan, segmentId, direction)
  );

/** Gives a segment another name and other values. */
export const changeSegment = (
  ctx: Ctx,
  permission: May,
  finalId: string,
  { segmentId, settings, ...seen }: AtSegment & { settings: segments.SegmentSettings }
): Changed =>
  changePlan(
    ctx,
    permission,
    finalId,
    seen,
    { action: 'change-segment', about: { segmentId } },
    (plan) => segments.changeSegment(plan, segmentId, settings)
  );
