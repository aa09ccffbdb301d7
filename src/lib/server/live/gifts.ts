import { effectiveEvents } from '../../domain/live/undo.ts';
import type { QuickSpectator } from '../../schema/live-wire.ts';
import type { Ctx } from '../ctx.ts';
import type { Room } from './room.ts';
import { quickestSpectators } from './spectators.ts';

/** More gifts than that are not given for one question. */
const MOST = 10;

/**
 * The quickest phones of the newest question for the audience whose key has been revealed, for the
 * gifts that are handed out after it; none before the first.
 */
export async function newestGifts(ctx: Ctx, room: Room): Promise<QuickSpectator[]> {
  const { log, programme } = room.state();
  const events = effectiveEvents(log);
  const asked = programme.segments.flatMap((segment) =>
    segment.kind === 'audience' ? [...segment.questionIds, ...segment.spareIds] : []
  );
  const revealed = events.findLast(
    (event) => event.type === 'question-revealed' && asked.includes(event.questionId)
  );
  if (revealed?.type !== 'question-revealed') return [];
  const { questionId } = revealed;
  const begin = events.findLast((event) =>
    event.type === 'question-substituted'
      ? event.byQuestionId === questionId
      : event.type === 'question-readied' && event.questionId === questionId
  );
  return begin ? quickestSpectators(ctx, room, begin.seq, MOST) : [];
}
