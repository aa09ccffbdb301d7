import type { ShowEvent } from '../../domain/live/event.ts';
import type { LockedMark } from '../../domain/live/state.ts';
import type { Ctx } from '../ctx.ts';
import * as events from './event-store.ts';
import { lockedIn } from './sheets.ts';
import { passingAnswers, storedAnswers, type AnswerBox } from './spectator-answers.ts';

/** Where a room keeps its record. */
export type Journal = {
  read: () => Promise<ShowEvent[]>;
  /** Keeps these events, durably where the record is kept at all. Throws if a number is taken. */
  append: (added: readonly ShowEvent[]) => Promise<void>;
  /** Answers of the audience, of which the record has only the sums. */
  answers: AnswerBox;
  /** What the jury has locked in this segment; nothing in a rehearsal, whose teams nobody marks. */
  lockedMarks: (segmentId: string) => Promise<LockedMark[]>;
};

/** The record of a real show: answers leave after COMMIT (R1, R8). */
export const storedJournal = (ctx: Ctx, finalId: string): Journal => ({
  read: () => events.read(ctx.db, finalId),
  append: (added) => ctx.tx((ctx) => events.append(ctx.db, finalId, added)),
  answers: storedAnswers(ctx, finalId),
  lockedMarks: (segmentId) => lockedIn(ctx, finalId, segmentId)
});

/** The record of a rehearsal: it is gone with the room. */
export function passingJournal(): Journal {
  const kept: ShowEvent[] = [];
  return {
    read: async () => [...kept],
    append: async (added) => {
      kept.push(...added);
    },
    answers: passingAnswers(),
    lockedMarks: async () => []
  };
}
