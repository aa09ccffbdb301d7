import type { LegacyEncoding } from './legacy-encodings.ts';

/**
 * One sheet of a file as text. The first row with at least two filled cells is its header; `row`
 * counts from 1 in the file. Formulas arrive as text that starts with "=", error values as text
 * such as "#REF!", dates as dd/mm/yyyy and numbers in the way Excel shows them.
 */
export type Table = {
  sheet: string;
  header: string[];
  rows: { row: number; cells: string[] }[];
  /** What of the file is not in the table, or not for the eye. */
  notes?: Note[];
};

/** Whether one wrong cell keeps the whole file out, or only its row. */
export type ImportMode = 'all-or-nothing' | 'good-rows';

/** What is wrong with a cell. `text/import-problems.ts` says it, and what to do, in words. */
export type Problem =
  | { code: 'column-missing'; title: string }
  | { code: 'column-unknown'; nearest: string | null; accepted: string }
  | { code: 'column-untitled'; letter: string; beside: string }
  | { code: 'column-name-split' }
  | { code: 'column-repeated' }
  | { code: 'cell-empty' }
  | { code: 'cell-too-long'; length: number; limit: number }
  | { code: 'formula' }
  | { code: 'error-value'; given: string }
  | { code: 'hidden-character'; codePoint: string }
  | { code: 'piled-marks' }
  | { code: 'broken-character' }
  | { code: 'legacy-letters'; given: string; guess: string; encoding: LegacyEncoding }
  | { code: 'look-alike-letters'; given: string; letters: string }
  | { code: 'code-malformed'; given: string }
  | { code: 'code-as-number'; given: string }
  | { code: 'code-lost-zeros'; given: string; whole: string }
  | { code: 'code-lost-zeros-here'; given: string; whole: string }
  | { code: 'code-like-known'; given: string; whole: string }
  | { code: 'code-repeated'; given: string; firstRow: number }
  | { code: 'code-taken'; given: string }
  | { code: 'unit-unknown'; given: string; nearest: string | null }
  | { code: 'type-unknown'; given: string }
  | { code: 'parent-empty' }
  | { code: 'parent-unknown'; given: string; nearest: string | null }
  | { code: 'parent-wrong'; given: string; parentRow: number }
  | { code: 'parent-cycle'; chain: string }
  | { code: 'parent-too-deep'; limit: number }
  | { code: 'year-is-date'; given: string; year: number }
  | { code: 'year-is-serial'; given: string; year: number }
  | { code: 'year-malformed'; given: string; from: number; to: number }
  | { code: 'sex-unknown'; given: string }
  | { code: 'number-malformed'; given: string }
  | { code: 'email-malformed'; given: string }
  | { code: 'phone-malformed'; given: string }
  | { code: 'phone-lost-zero'; given: string };

export type ProblemCode = Problem['code'];

/** `column` is the title as the file writes it, so that a person finds it. */
export type WrongCell = { sheet: string; row: number; column: string; problem: Problem };

/** What is not wrong and yet must be seen before anything is written; `row` is null for the whole sheet. */
export type Note = { sheet: string; row: number | null; column: string; note: NoteFacts };

export type NoteFacts =
  | { code: 'sheet-left'; name: string; isHidden: boolean }
  | { code: 'rows-hidden'; rows: string }
  | { code: 'columns-hidden'; columns: string }
  | { code: 'read-as'; given: string; read: string }
  | { code: 'moves'; whom: string; from: string; to: string; hasPaper: boolean }
  | { code: 'renamed'; whom: string; to: string; hasPaper: boolean }
  | { code: 'other-person'; whom: string; to: string; hasPaper: boolean }
  | { code: 'year-changed'; whom: string; from: string; to: string }
  | { code: 'known-by-other-code'; whom: string; other: string }
  | { code: 'unit-moves'; whom: string; from: string; to: string }
  | { code: 'unit-renamed'; whom: string; to: string }
  | { code: 'unit-type-changed'; whom: string; from: string; to: string };

/** Rows by what the import does with them. Rows that hold a wrong cell are in none of the counts. */
export type ImportReport = {
  new: number;
  changed: number;
  unchanged: number;
  wrong: WrongCell[];
  notes: Note[];
};
