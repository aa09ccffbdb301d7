import { groupBy } from '../core/group.ts';
import type { RoundRules } from '../contest/rules.ts';
import type { Hundredths } from '../core/points.ts';
import type { Instant } from '../core/time.ts';
import type { Registration } from '../people/registration.ts';
import { placeOf, type AttemptOutcome } from '../quiz/outcome.ts';
import { compareScores } from './individual-order.ts';

/** An attempt that is handed in and marked: a valid entry (bài hợp lệ). */
export type MarkedOutcome = AttemptOutcome & {
  submittedAt: Instant;
  score: Hundredths;
  maxScore: Hundredths;
  correct: number;
  elapsedMs: number;
};

/** The one attempt of a contestant that counts, with its contestant. */
export type Entry = {
  registration: Registration;
  attemptId: string;
  score: Hundredths;
  maxScore: Hundredths;
  correct: number;
  elapsedMs: number;
  submittedAt: Instant;
};

type CountingRules = Pick<RoundRules, 'attempts' | 'tieBreaks'>;

/**
 * True for an attempt that counts for results: running ones, those without marks and those that
 * gave way to a new one after an outage never do (K10).
 */
export function isValid(outcome: AttemptOutcome): outcome is MarkedOutcome {
  return (
    outcome.state === 'submitted' &&
    !outcome.isCutShort &&
    outcome.score !== null &&
    outcome.submittedAt !== null
  );
}

/**
 * The attempt of one contestant that counts: the best by score and then by the tie-breaks, the
 * first or the last (B1), where a new attempt after an outage has the place of the one that it
 * stands for. Undefined while none is handed in.
 */
export function officialOutcome(
  outcomes: readonly AttemptOutcome[],
  rules: CountingRules
): MarkedOutcome | undefined {
  const valid = outcomes.filter(isValid).sort((left, right) => placeOf(left) - placeOf(right));
  switch (rules.attempts.counts) {
    case 'first':
      return valid[0];
    case 'last':
      return valid.at(-1);
    case 'best':
      return valid.sort((left, right) => compareScores(left, right, rules.tieBreaks))[0];
  }
}

/** The counting attempt of every contestant who has handed one in. */
export function officialEntries(
  registrations: readonly Registration[],
  outcomes: readonly AttemptOutcome[],
  rules: CountingRules
): Entry[] {
  const byRegistration = groupBy(outcomes, (outcome) => outcome.registrationId);
  return registrations.flatMap((registration) => {
    const found = officialOutcome(byRegistration.get(registration.id) ?? [], rules);
    if (!found) return [];
    const { attemptId, score, maxScore, correct, elapsedMs, submittedAt } = found;
    return [{ registration, attemptId, score, maxScore, correct, elapsedMs, submittedAt }];
  });
}
