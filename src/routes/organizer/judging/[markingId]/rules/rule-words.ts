import type { RulesProblem } from '#lib/domain/judging/marking.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** What is wrong with a rubric or its rules, in words for the one who types them. */
export const ruleWords: Readonly<
  Record<RulesProblem | 'name-wrong' | 'number-wrong' | 'too-many', () => string>
> = {
  'no-criteria': m.judging_desk_wrong_no_criteria,
  'repeated-criterion': m.judging_desk_wrong_repeated,
  'maximum-missing': m.judging_desk_wrong_maximum,
  'step-does-not-fit': m.judging_desk_wrong_step,
  'no-weight': m.judging_desk_wrong_weight,
  'precision-wrong': m.judging_desk_wrong_precision,
  'gate-wrong': m.judging_desk_wrong_limit,
  'name-wrong': m.judging_desk_wrong_name,
  'number-wrong': m.judging_desk_wrong_number,
  'too-many': m.judging_desk_wrong_too_many
};
