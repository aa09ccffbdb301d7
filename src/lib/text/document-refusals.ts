import type { DayWarning } from '../domain/documents/day-warnings.ts';
import type { DocumentRefusal } from '../domain/documents/draft.ts';
import type { Reason } from '../domain/documents/wording/sentence.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Sentences } from './refusals.ts';

/** Why a document was not made. */
export const documentRefusals: Sentences<DocumentRefusal> = {
  'no-contest': m.documents_refusal_no_contest,
  'nothing-to-tell': m.documents_refusal_nothing_to_tell,
  'names-held': m.documents_refusal_names_held
};

/** What about days and hours a reader would wonder. */
export const dayWarningWords: Sentences<DayWarning> = {
  'signed-before-events': m.documents_warning_signed_before_events,
  'signed-before-figures': m.documents_warning_signed_before_figures,
  'meeting-backwards': m.documents_warning_meeting_backwards,
  'meeting-before-events': m.documents_warning_meeting_before_events
};

/** Why a document does not say a sentence. */
export const withheldReasons: Sentences<Reason> = {
  'plan-unknown': m.documents_reason_plan_unknown,
  'audience-unknown': m.documents_reason_audience_unknown,
  'nobody-registered': m.documents_reason_nobody_registered,
  'round-one-not-over': m.documents_reason_round_one_not_over,
  'round-two-unknown': m.documents_reason_round_two_unknown,
  'round-two-not-chosen': m.documents_reason_round_two_not_chosen,
  'round-two-not-over': m.documents_reason_round_two_not_over,
  'prizes-unknown': m.documents_reason_prizes_unknown,
  'nobody-took-part': m.documents_reason_nobody_took_part,
  'more-than-registered': m.documents_reason_more_than_registered,
  'more-than-all-units': m.documents_reason_more_than_all_units,
  'headcount-unknown': m.documents_reason_headcount_unknown,
  'more-than-headcount': m.documents_reason_more_than_headcount,
  'units-do-not-add-up': m.documents_reason_units_do_not_add_up,
  'no-valid-entries': m.documents_reason_no_valid_entries,
  'bands-do-not-add-up': m.documents_reason_bands_do_not_add_up,
  'one-wave-only': m.documents_reason_one_wave_only,
  'days-by-unit': m.documents_reason_days_by_unit,
  'more-perfect-than-attempts': m.documents_reason_more_perfect_than_attempts,
  'one-bloc-only': m.documents_reason_one_bloc_only,
  'blocs-do-not-add-up': m.documents_reason_blocs_do_not_add_up,
  'places-undecided': m.documents_reason_places_undecided
};
