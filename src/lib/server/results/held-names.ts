import type { Instant } from '../../domain/core/time.ts';
import type { Entry } from '../../domain/results/entry.ts';
import type { ContestView } from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as quiz from '../quiz/service.ts';

/** Whether scores may stand beside names, and if not, until when at the earliest. */
export type Names = { areHeld: false } | { areHeld: true; until: Instant };

/**
 * While a round is open for anybody, nobody sees whose score is whose: organizers see counts (6.1).
 * Over is what `readEnd` says.
 */
export async function readNames(ctx: Ctx, { round, sessions }: ContestView): Promise<Names> {
  const { isOver, worksUntil } = await quiz.readEnd(ctx, round, sessions);
  return isOver ? { areHeld: false } : { areHeld: true, until: worksUntil };
}

/** Entries as they may be shown while names are held: a score that is nobody's. */
export const withoutNames = (entries: readonly Entry[]): Entry[] =>
  entries.map((entry, index) => ({
    ...entry,
    attemptId: String(index),
    submittedAt: 0,
    registration: {
      ...entry.registration,
      id: '',
      personId: '',
      candidateNo: '',
      staffCode: '',
      fullName: ''
    }
  }));
