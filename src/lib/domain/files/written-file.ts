/**
 * What is wrong at a place of a file of settings or questions (.yaml, .json). `text/written-file.ts`
 * says it, and what to do, in words.
 */
export type FileProblem =
  | { code: 'colon-in-text' }
  | { code: 'sign-at-start'; sign: string }
  | { code: 'quote-open' }
  | { code: 'indent' }
  | { code: 'tab' }
  | { code: 'key-twice'; key: string }
  | { code: 'unreadable'; reason: string }
  | { code: 'json-unreadable'; reason: string }
  | { code: 'not-utf8' }
  | { code: 'field-missing' }
  | { code: 'field-unknown'; key: string; nearest: string | null; accepted: string[] }
  | { code: 'comma-in-braces'; rest: string }
  | { code: 'comma-in-number'; whole: string; part: string }
  | { code: 'not-a-text' }
  | { code: 'not-a-list' }
  | { code: 'not-a-group' }
  | { code: 'too-long'; limit: number }
  | { code: 'too-short' }
  | { code: 'hidden-sign'; codePoint: string }
  | { code: 'broken-sign' }
  | { code: 'piled-marks' }
  | { code: 'line-break' }
  | { code: 'too-few'; least: number }
  | { code: 'too-many'; most: number }
  | { code: 'not-a-number'; given: string }
  | { code: 'number-outside'; given: string; least: string; most: string }
  | { code: 'not-yes-or-no'; given: string }
  | { code: 'not-one-of'; given: string; accepted: string[]; nearest: string | null }
  | { code: 'malformed-code'; given: string; example: string }
  | { code: 'malformed'; given: string }
  | { code: 'key-count'; count: number }
  | { code: 'option-twice'; option: string; other: string }
  | { code: 'options-same'; option: string; other: string }
  | { code: 'options-look-alike'; option: string; other: string }
  | { code: 'question-twice'; question: string }
  | { code: 'look-alike-letters'; word: string; letters: string }
  | { code: 'points-malformed'; given: string }
  | { code: 'points-were-hundredths'; key: string; given: string; hundredths: number | null }
  | { code: 'duration-bare'; given: string }
  | { code: 'duration-malformed'; given: string }
  | { code: 'duration-too-short' }
  | { code: 'duration-too-long' }
  | { code: 'duration-was-milliseconds'; key: string; given: string; name: string; length: number }
  | { code: 'moment-malformed'; given: string }
  | { code: 'closes-before-it-opens' }
  | { code: 'contact-needed' }
  | { code: 'sizes-empty' };

/** Where it is: a line of the file if one can be named, the question, the option and the field. */
export type FilePlace = {
  line: number | null;
  /** Code of the question, or its number as "#3"; empty outside of questions. */
  question: string;
  /** Letter of the option; empty outside of options. */
  option: string;
  /** Name of the field as the file writes it; empty where the whole is meant. */
  field: string;
};

export type WrongPlace = FilePlace & { problem: FileProblem };
