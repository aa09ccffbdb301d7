import type { FilePlace, FileProblem, WrongPlace } from '../domain/files/written-file.ts';
import { duration, marks } from './format.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** A wrong place of a file as one line: where, what, and the way out. */
export function wrongPlaceSentence({ problem, ...place }: WrongPlace): string {
  const where = placeInWords(place);
  const said = fileProblemSentence(problem);
  return where === '' ? said : m.file_at({ place: where, problem: said });
}

/** Where it is: "dòng 12, câu TH-001, phương án b". */
export function placeInWords({ line, question, option, field }: FilePlace): string {
  return [
    line !== null && m.file_place_line({ line }),
    question !== '' && m.file_place_question({ question }),
    option !== '' && m.file_place_option({ option }),
    field !== '' && fieldInWords(field)
  ]
    .filter((part) => part !== false)
    .join(', ');
}

const FIELDS: Readonly<Record<string, () => string>> = {
  stem: m.file_field_stem,
  options: m.file_field_options,
  text: m.file_field_text,
  explanation: m.file_field_explanation,
  'citation.document': m.file_field_document,
  'citation.article': m.file_field_article,
  topic: m.file_field_topic,
  level: m.file_field_level,
  code: m.file_field_code,
  title: m.file_field_title,
  key: m.file_field_key,
  id: m.file_field_id,
  questions: m.file_field_questions
};

const fieldInWords = (field: string): string => FIELDS[field]?.() ?? m.file_place_field({ field });

/** What is wrong and what to do about it, in the reader's language. */
export function fileProblemSentence(problem: FileProblem): string {
  switch (problem.code) {
    case 'field-unknown': {
      const accepted = problem.accepted.join(', ');
      return problem.nearest === null
        ? m.file_problem_field_unknown({ key: problem.key, accepted })
        : m.file_problem_field_unknown_near({
            key: problem.key,
            nearest: problem.nearest,
            accepted
          });
    }
    case 'not-one-of': {
      const accepted = problem.accepted.join(', ');
      return problem.nearest === null
        ? m.file_problem_not_one_of({ given: problem.given, accepted })
        : m.file_problem_not_one_of_near({
            given: problem.given,
            nearest: problem.nearest,
            accepted
          });
    }
    case 'number-outside':
      return outside(problem);
    case 'key-count':
      return problem.count === 0
        ? m.file_problem_key_count_none()
        : m.file_problem_key_count_many({ count: problem.count });
    case 'points-were-hundredths':
      return problem.hundredths === null
        ? m.file_problem_points_renamed()
        : m.file_problem_points_were_hundredths({
            ...problem,
            points: marks(problem.hundredths)
          });
    case 'duration-was-milliseconds':
      return problem.length === 0 && problem.given !== '0'
        ? m.file_problem_duration_was_too_little(problem)
        : m.file_problem_duration_was_milliseconds({
            ...problem,
            length: duration(problem.length)
          });
    case 'unreadable':
      return m.file_problem_unreadable({ reason: problem.reason });
    default:
      return plainSentence(problem);
  }
}

function outside({ given, least, most }: { given: string; least: string; most: string }): string {
  if (least === '') return m.file_problem_number_most({ given, most });
  return most === ''
    ? m.file_problem_number_least({ given, least })
    : m.file_problem_number_between({ given, least, most });
}

type Plain = Exclude<
  FileProblem,
  {
    code:
      | 'field-unknown'
      | 'not-one-of'
      | 'number-outside'
      | 'key-count'
      | 'points-were-hundredths'
      | 'duration-was-milliseconds'
      | 'unreadable';
  }
>;

type Sentences = {
  [Code in Plain['code']]: (problem: Extract<Plain, { code: Code }>) => string;
};

const PLAIN: Sentences = {
  'colon-in-text': () => m.file_problem_colon_in_text(),
  'sign-at-start': (problem) => m.file_problem_sign_at_start(problem),
  'quote-open': () => m.file_problem_quote_open(),
  indent: () => m.file_problem_indent(),
  tab: () => m.file_problem_tab(),
  'key-twice': (problem) => m.file_problem_key_twice(problem),
  'json-unreadable': (problem) => m.file_problem_json_unreadable(problem),
  'not-utf8': () => m.file_problem_not_utf8(),
  'field-missing': () => m.file_problem_field_missing(),
  'comma-in-braces': (problem) => m.file_problem_comma_in_braces(problem),
  'comma-in-number': (problem) => m.file_problem_comma_in_number(problem),
  'not-a-text': () => m.file_problem_not_a_text(),
  'not-a-list': () => m.file_problem_not_a_list(),
  'not-a-group': () => m.file_problem_not_a_group(),
  'too-long': (problem) => m.file_problem_too_long(problem),
  'too-short': () => m.file_problem_too_short(),
  'hidden-sign': (problem) => m.file_problem_hidden_sign(problem),
  'broken-sign': () => m.file_problem_broken_sign(),
  'piled-marks': () => m.file_problem_piled_marks(),
  'line-break': () => m.file_problem_line_break(),
  'too-few': (problem) => m.file_problem_too_few(problem),
  'too-many': (problem) => m.file_problem_too_many(problem),
  'not-a-number': (problem) => m.file_problem_not_a_number(problem),
  'not-yes-or-no': (problem) => m.file_problem_not_yes_or_no(problem),
  'malformed-code': (problem) => m.file_problem_malformed_code(problem),
  malformed: (problem) => m.file_problem_malformed(problem),
  'option-twice': (problem) => m.file_problem_option_twice(problem),
  'options-same': (problem) => m.file_problem_options_same(problem),
  'options-look-alike': (problem) => m.file_problem_options_look_alike(problem),
  'question-twice': (problem) => m.file_problem_question_twice(problem),
  'look-alike-letters': (problem) => m.file_problem_look_alike_letters(problem),
  'points-malformed': (problem) => m.file_problem_points_malformed(problem),
  'duration-bare': (problem) => m.file_problem_duration_bare(problem),
  'duration-malformed': (problem) => m.file_problem_duration_malformed(problem),
  'duration-too-short': () => m.file_problem_duration_too_short(),
  'duration-too-long': () => m.file_problem_duration_too_long(),
  'moment-malformed': (problem) => m.file_problem_moment_malformed(problem),
  'closes-before-it-opens': () => m.file_problem_closes_before_it_opens(),
  'contact-needed': () => m.file_problem_contact_needed(),
  'sizes-empty': () => m.file_problem_sizes_empty()
};

function plainSentence<Code extends Plain['code']>(
  problem: Extract<Plain, { code: Code }>
): string {
  const say: (problem: Extract<Plain, { code: Code }>) => string = PLAIN[problem.code as Code];
  return say(problem);
}
