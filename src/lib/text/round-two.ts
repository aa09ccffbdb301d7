import type { RoundTwoCandidate, RoundTwoRefusal } from '../domain/reports/round-two-choice.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Sentences } from './refusals.ts';

/** Why this cannot be round two. */
export const roundTwoRefusals: Sentences<RoundTwoRefusal> = {
  'nothing-chosen': m.figures_round_two_nothing_chosen,
  unknown: m.figures_round_two_unknown,
  'call-and-more': m.figures_round_two_call_and_more,
  'days-of-a-final': m.figures_round_two_days_of_final,
  'until-before-from': m.figures_round_two_until_before_from
};

/** "Đợt nhận bài: …", "Vòng thi trên sân khấu: …". */
export const candidateText = ({ kind, name }: RoundTwoCandidate): string =>
  (kind === 'call' ? m.figures_round_two_call : m.figures_round_two_final)({ name });
