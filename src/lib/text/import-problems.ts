import { FILE_REFUSALS, type FileRefusal } from '../domain/files/refusal.ts';
import type { Problem } from '../domain/files/table.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** What is wrong with a cell and what to do about it, in the reader's language. */
export function problemSentence(problem: Problem): string {
  switch (problem.code) {
    case 'column-missing':
      return m.people_problem_column_missing(problem);
    case 'column-unknown':
      return problem.nearest === null
        ? m.people_problem_column_unknown(problem)
        : m.people_problem_column_unknown_near({ ...problem, nearest: problem.nearest });
    case 'column-untitled':
      return m.people_problem_column_untitled(problem);
    case 'column-name-split':
      return m.people_problem_name_split();
    case 'legacy-letters':
      return m.people_problem_legacy_letters(problem);
    case 'look-alike-letters':
      return m.people_problem_look_alike_letters(problem);
    case 'column-repeated':
      return m.people_problem_column_repeated();
    case 'cell-empty':
      return m.people_problem_cell_empty();
    case 'cell-too-long':
      return m.people_problem_cell_too_long(problem);
    case 'formula':
      return m.people_problem_formula();
    case 'error-value':
      return m.people_problem_error_value(problem);
    case 'hidden-character':
      return m.people_problem_hidden_character(problem);
    case 'piled-marks':
      return m.people_problem_piled_marks();
    case 'broken-character':
      return m.people_problem_broken_character();
    case 'code-malformed':
      return m.people_problem_code_malformed(problem);
    case 'code-as-number':
      return m.people_problem_code_as_number(problem);
    case 'code-lost-zeros':
      return m.people_problem_code_lost_zeros(problem);
    case 'code-lost-zeros-here':
      return m.people_problem_code_lost_zeros_here(problem);
    case 'code-like-known':
      return m.people_problem_code_like_known(problem);
    case 'code-repeated':
      return m.people_problem_code_repeated(problem);
    case 'code-taken':
      return m.people_problem_code_taken(problem);
    case 'unit-unknown':
      return problem.nearest === null
        ? m.people_problem_unit_unknown(problem)
        : m.people_problem_unit_unknown_near({ ...problem, nearest: problem.nearest });
    case 'type-unknown':
      return m.units_problem_type_unknown(problem);
    case 'parent-empty':
      return m.units_problem_parent_empty();
    case 'parent-unknown':
      return problem.nearest === null
        ? m.units_problem_parent_unknown(problem)
        : m.units_problem_parent_unknown_near({ ...problem, nearest: problem.nearest });
    case 'parent-wrong':
      return m.units_problem_parent_wrong(problem);
    case 'parent-cycle':
      return m.units_problem_parent_cycle(problem);
    case 'parent-too-deep':
      return m.units_problem_parent_too_deep(problem);
    case 'year-is-date':
      return m.people_problem_year_is_date(problem);
    case 'year-is-serial':
      return m.people_problem_year_is_serial(problem);
    case 'year-malformed':
      return m.people_problem_year_malformed(problem);
    case 'sex-unknown':
      return m.people_problem_sex_unknown(problem);
    case 'number-malformed':
      return m.units_problem_number_malformed(problem);
    case 'email-malformed':
      return m.people_problem_email_malformed(problem);
    case 'phone-malformed':
      return m.people_problem_phone_malformed(problem);
    case 'phone-lost-zero':
      return m.people_problem_phone_lost_zero(problem);
  }
}

const FILE_SENTENCES: Readonly<Record<(typeof FILE_REFUSALS)[number], () => string>> = {
  'file-empty': m.people_file_empty,
  'file-too-big': m.people_file_too_big,
  'file-kind-unknown': m.people_file_kind_unknown,
  'file-not-what-it-claims': m.people_file_not_what_it_claims,
  'file-old-excel': m.people_file_old_excel,
  'file-has-macros': m.people_file_has_macros,
  'file-encrypted': m.people_file_encrypted,
  'file-damaged': m.people_file_damaged,
  'file-unpacks-too-big': m.people_file_unpacks_too_big,
  'file-too-heavy': m.people_file_too_heavy,
  'file-not-utf8': m.people_file_not_utf8,
  'file-without-table': m.people_file_without_table,
  'file-too-many-rows': m.people_file_too_many_rows,
  'file-several-lists': m.people_file_several_lists
};

/** Why a file is not read and what to do about it, in the reader's language. */
export function fileSentence(refusal: FileRefusal): string {
  const known = FILE_REFUSALS.find((one) => one === refusal);
  if (known) return FILE_SENTENCES[known]();
  return m.people_file_quote_open({ line: Number(refusal.split(':')[1]) });
}
