import type { RoundRules } from '../domain/contest/rules.ts';
import type { AttemptStanding } from '../domain/results/own-attempts.ts';
import * as m from '#lib/text/paraglide/messages.js';

type Counts = RoundRules['attempts']['counts'];

/** Which of several attempts counts, as a part of a sentence: "lấy lượt có điểm cao nhất". */
export const countingWords: Record<Counts, () => string> = {
  best: m.quiz_counts_best,
  first: m.quiz_counts_first,
  last: m.quiz_counts_last
};

/** The same as a sentence of its own. */
export const countingSentences: Record<Counts, () => string> = {
  best: m.quiz_counts_best_sentence,
  first: m.quiz_counts_first_sentence,
  last: m.quiz_counts_last_sentence
};

/** Whether an attempt counts, in a word or two. */
export const standingWords: Record<AttemptStanding, () => string> = {
  counts: m.quiz_standing_counts,
  behind: m.quiz_standing_behind,
  replaced: m.quiz_standing_replaced,
  untold: m.quiz_standing_untold
};
