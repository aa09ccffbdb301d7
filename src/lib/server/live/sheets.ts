import type { LockedMark } from '../../domain/live/state.ts';
import { performerOf } from '../../domain/live/view/performer.ts';
import type { JuryProgress, JurySheets } from '../../schema/live-wire.ts';
import type { Ctx } from '../ctx.ts';
import * as judging from '../judging/service.ts';
import type { Room } from './room.ts';

/** What the jury has locked of this segment, by team. */
export async function lockedIn(
  ctx: Ctx,
  finalId: string,
  segmentId: string
): Promise<LockedMark[]> {
  const marks = await judging.lockedMarks(ctx, { kind: 'segment', finalId, segmentId });
  return marks.map(({ subjectId, total }) => ({ segmentId, teamId: subjectId, points: total }));
}

/**
 * How far the jury is with the team on stage and with those whose marks are still to come, without
 * any mark. Nobody marks a rehearsal on sheets.
 */
export async function juryProgress(ctx: Ctx, room: Room): Promise<JuryProgress> {
  const state = room.state();
  const awaitedMarks = room.isRehearsal ? [] : state.show.awaitedMarks;
  const performer = room.isRehearsal ? null : performerOf(state);
  const segmentIds = new Set(
    [...awaitedMarks, ...(performer ? [performer] : [])].map(({ segmentId }) => segmentId)
  );
  const sheets: JurySheets[] = [];
  for (const segmentId of segmentIds) sheets.push(...(await sheetsOf(ctx, room, segmentId)));
  const find = (wanted: { segmentId: string; teamId: string }): JurySheets | null =>
    sheets.find((one) => one.segmentId === wanted.segmentId && one.teamId === wanted.teamId) ??
    null;
  return {
    stage: performer && find(performer),
    awaited: {
      teams: awaitedMarks.length,
      locked: awaitedMarks.filter((one) => find(one)?.isLocked).length
    }
  };
}

async function sheetsOf(ctx: Ctx, { finalId }: Room, segmentId: string): Promise<JurySheets[]> {
  const all = await judging.sheetProgress(ctx, { kind: 'segment', finalId, segmentId });
  return (all ?? []).map(({ subjectId, expected, submitted, isLocked }) => ({
    segmentId,
    teamId: subjectId,
    expected,
    submitted,
    isLocked
  }));
}
