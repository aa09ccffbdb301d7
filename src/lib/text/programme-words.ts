import type { Level, Topic } from '../domain/contest/blueprint-cell.ts';
import type { Plan } from '../domain/live/plan.ts';
import type { PlanProblem, PlanSpot } from '../domain/live/plan-problems.ts';
import type { Theme } from '../domain/live/segments.ts';
import * as m from '#lib/text/paraglide/messages.js';

type Words<Name extends string> = Readonly<Record<Name, () => string>>;

/** A form of final in words: by its id in `PRESETS`. */
export const presetWords: Readonly<Record<string, { name: () => string; text: () => string }>> = {
  'san-khau-4-phan': { name: m.programme_preset_stage, text: m.programme_preset_stage_text },
  'olympia-4-doi': { name: m.programme_preset_olympia, text: m.programme_preset_olympia_text },
  'rung-chuong-vang': { name: m.programme_preset_bell, text: m.programme_preset_bell_text },
  'chung-ket-trac-nghiem': { name: m.programme_preset_quiz, text: m.programme_preset_quiz_text }
};

export const topicWords: Words<Topic> = {
  direction: m.programme_topic_direction,
  institutions: m.programme_topic_institutions,
  procedures: m.programme_topic_procedures,
  apparatus: m.programme_topic_apparatus,
  'civil-service': m.programme_topic_civil_service,
  'public-finance': m.programme_topic_public_finance,
  'digital-government': m.programme_topic_digital_government
};

export const levelWords: Words<Level> = {
  NB: m.programme_level_nb,
  TH: m.programme_level_th,
  VD: m.programme_level_vd,
  VDC: m.programme_level_vdc
};

/** A topic of the bank, or that a question has none yet. */
export const topicName = (topic: Topic | null): string =>
  topic === null ? m.programme_unsorted() : topicWords[topic]();

/** A level of the bank, or that a question has none yet. */
export const levelName = (level: Level | null): string =>
  level === null ? m.programme_unsorted() : levelWords[level]();

export const themeWords: Words<Theme> = {
  greeting: m.programme_theme_greeting,
  situation: m.programme_theme_situation,
  skit: m.programme_theme_skit,
  talent: m.programme_theme_talent,
  presentation: m.programme_theme_presentation,
  outreach: m.programme_theme_outreach
};

/** What keeps a plan from being sealed, as the end of a sentence that begins with the place. */
export const problemWords: Words<PlanProblem['code']> = {
  'no-segments': m.programme_problem_no_segments,
  'place-empty': m.programme_problem_place_empty,
  'question-withdrawn': m.programme_problem_question_withdrawn,
  'bank-in-use': m.programme_problem_bank_in_use,
  'audience-without-options': m.programme_problem_audience_without_options,
  'too-few-teams': m.programme_problem_too_few_teams,
  'repeated-id': m.programme_problem_repeated_id,
  'no-questions': m.programme_problem_no_questions,
  'question-missing': m.programme_problem_question_missing,
  'question-used-twice': m.programme_problem_question_used_twice,
  'key-missing': m.programme_problem_key_missing,
  'key-does-not-fit': m.programme_problem_key_does_not_fit,
  'value-not-in-packages': m.programme_problem_value_not_in_packages,
  'too-few-in-package': m.programme_problem_too_few_in_package
};

/** Where in a plan something is: "Bấm chuông, câu 3". */
export function spotText({ segments }: Plan, spot: PlanSpot | null): string {
  const segment = segments.find(({ id }) => id === spot?.segmentId)?.name;
  if (!spot || segment === undefined) return m.programme_spot_all();
  if (!spot.question) return segment;
  const { number, isSpare } = spot.question;
  return isSpare
    ? m.programme_spot_spare({ segment, number })
    : m.programme_spot_question({ segment, number });
}
