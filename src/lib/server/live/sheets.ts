import type { LockedMark } from '../../domain/live/command.ts';
import { performerOf } from '../../domain/live/view/performer.ts';
import type { JurySheets } from '../../schema/live-wire.ts';
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
 * How far the jury is with the team on stage, without any mark; null where nobody marks it on
 * sheets: no team performs, there is no marking, or a rehearsal is on.
 */
export async function sheetsOnStage(ctx: Ctx, room: Room): Promise<JurySheets | null> {
  const performer = room.isRehearsal ? null : performerOf(room.state());
  if (!performer) return null;
  const { finalId, segmentId, teamId } = performer;
  const all = await judging.sheetProgress(ctx, { kind: 'segment', finalId, segmentId });
  const own = all?.find(({ subjectId }) => subjectId === teamId);
  if (!own) return null;
  const { expected, submitted, isLocked } = own;
  return { segmentId, teamId, expected, submitted, isLocked };
}
