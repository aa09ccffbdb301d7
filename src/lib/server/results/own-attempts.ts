import type { RoundRules } from '../../domain/contest/rules.ts';
import { mayReview } from '../../domain/quiz/review.ts';
import { ownAttempts, type OwnAttemptView } from '../../domain/results/own-attempts.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as quiz from '../quiz/service.ts';

/** All attempts of a contestant in a round, and the rule that says which of them counts. */
export type OwnAttempts = {
  counts: RoundRules['attempts']['counts'];
  most: number;
  /** Whether scores will be shown, if they are not yet. */
  isScoreToCome: boolean;
  attempts: OwnAttemptView[];
};

/** The attempts that the person of this attempt has handed in, this one among them. */
export async function readOwnAttempts(
  ctx: Ctx,
  { roundId, registrationId }: Pick<quiz.OwnAttempt, 'roundId' | 'registrationId'>
): Promise<OwnAttempts> {
  const { round, sessions } = await contest.roundWithSessions(ctx, roundId);
  const { attempts, review } = round.rules;
  const { isOver } = await quiz.readEnd(ctx, round, sessions);
  const showsScore = mayReview(review.scoreAt, isOver);
  return {
    counts: attempts.counts,
    most: attempts.max,
    isScoreToCome: !showsScore && review.scoreAt === 'close',
    attempts: ownAttempts(
      await quiz.outcomesOf(ctx, roundId, registrationId),
      round.rules,
      showsScore
    )
  };
}
