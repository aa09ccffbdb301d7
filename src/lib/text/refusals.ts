import type { DigestRefusal } from '../domain/digest/rules.ts';
import type { DecideRefusal } from '../domain/quiz/second-person.ts';
import type { SaveRefusal } from '../domain/quiz/save.ts';
import type { StartRefusal } from '../domain/quiz/start.ts';
import type { WireRefusal } from '../schema/live-wire.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** A sentence for each code of a refusal. */
export type Sentences<Refusal extends string> = Readonly<Record<Refusal, () => string>>;

/** Why somebody is not looked at who wants in, for now; sign-in.ts says for how long. */
export const braked = {
  'too-many-tries': m.auth_refusal_too_many_tries,
  'tries-under-way': m.auth_refusal_tries_under_way,
  'password-tried-everywhere': m.auth_refusal_password_tried
};

/** Why somebody was not signed in. */
export const signInRefusals: Sentences<
  'wrong-credentials' | 'too-many-at-once' | keyof typeof braked
> = {
  'wrong-credentials': m.auth_refusal_wrong_credentials,
  'too-many-at-once': m.auth_refusal_too_many_at_once,
  ...braked
};

/** Why an account was not activated. */
export const activationRefusals: Sentences<
  'wrong-code' | 'own-name' | 'too-many-at-once' | keyof typeof braked
> = {
  'wrong-code': m.auth_refusal_wrong_code,
  'own-name': m.auth_refusal_own_name,
  'too-many-at-once': m.auth_refusal_too_many_at_once,
  ...braked
};

/** Why an official got no new code. */
export const renewalRefusals: Sentences<
  'official-unknown' | 'account-disabled' | 'staff-account' | 'too-many-renewals'
> = {
  'official-unknown': m.people_renewal_unknown,
  'account-disabled': m.people_renewal_disabled,
  'staff-account': m.people_renewal_staff,
  'too-many-renewals': m.people_renewal_too_many
};

/** Why a contestant cannot start. */
export const startRefusals: Sentences<StartRefusal> = {
  'not-registered': m.quiz_refusal_not_registered,
  'no-session': m.quiz_refusal_no_session,
  'session-not-open': m.quiz_refusal_session_not_open,
  'session-closed': m.quiz_refusal_session_closed,
  'no-attempt-left': m.quiz_refusal_no_attempt_left,
  'clock-in-doubt': m.quiz_refusal_clock_in_doubt
};

/** Why an answer was not saved, or a paper not handed in. */
export const saveRefusals: Sentences<SaveRefusal> = {
  'attempt-submitted': m.quiz_refusal_attempt_submitted,
  'time-over': m.quiz_refusal_time_over,
  'taken-over': m.quiz_refusal_taken_over,
  'not-in-paper': m.quiz_refusal_not_in_paper,
  'revision-too-far': m.quiz_refusal_revision_too_far,
  'mutation-reused': m.quiz_refusal_revision_too_far
};

/** Why a message was not sent or taken back. */
export const messageRefusals: Sentences<'no-contest' | 'audience-unknown' | 'message-unknown'> = {
  'no-contest': m.messages_refusal_no_contest,
  'audience-unknown': m.messages_refusal_audience_unknown,
  'message-unknown': m.messages_refusal_message_unknown
};

/** Why a trouble was not taken in, or not marked as handled. */
export const troubleRefusals: Sentences<'not-registered' | 'too-many-reports' | 'trouble-handled'> =
  {
    'not-registered': m.quiz_refusal_not_registered,
    'too-many-reports': m.messages_refusal_too_many_reports,
    'trouble-handled': m.messages_refusal_trouble_handled
  };

/** Why an outage was not answered. */
export const outageRefusals: Sentences<'outage-unknown' | 'outage-answered'> = {
  'outage-unknown': m.reports_refusal_outage_unknown,
  'outage-answered': m.reports_refusal_outage_answered
};

/** Why a session was not moved. */
export const scheduleRefusals: Sentences<
  'closes-before-it-opens' | 'session-unknown' | 'keys-shown'
> = {
  'closes-before-it-opens': m.reports_refusal_closes_before_it_opens,
  'session-unknown': m.reports_refusal_session_unknown,
  'keys-shown': m.reports_refusal_keys_shown
};

/** Why nobody was helped. */
export const askRefusals: Sentences<
  'no-contest' | 'nobody-left' | 'list-grew' | 'keys-shown' | 'start-over'
> = {
  'no-contest': m.help_refusal_no_contest,
  'nobody-left': m.help_refusal_nobody_left,
  'list-grew': m.help_refusal_list_grew,
  'keys-shown': m.help_refusal_keys_shown,
  'start-over': m.help_refusal_start_over
};

/** Why a request for help was not decided on or taken back. */
export const decideRefusals: Sentences<
  DecideRefusal | 'request-unknown' | 'keys-shown' | 'not-own-request'
> = {
  'own-request': m.help_refusal_own_request,
  'not-waiting': m.help_refusal_not_waiting,
  expired: m.help_refusal_expired,
  'request-unknown': m.help_refusal_request_unknown,
  'keys-shown': m.help_refusal_keys_shown,
  'not-own-request': m.help_refusal_not_own_request
};

/** Why a message of the live show got no event, by the rules of the show or on the wire. */
export const liveRefusals: Sentences<WireRefusal> = {
  'not-allowed': m.console_refusal_not_allowed,
  stale: m.console_refusal_stale,
  'not-now': m.console_refusal_not_now,
  'not-due': m.console_refusal_not_due,
  paused: m.console_refusal_paused,
  'time-over': m.console_refusal_time_over,
  'too-early': m.console_refusal_too_early,
  'wrong-window': m.console_refusal_wrong_window,
  'already-pressed': m.console_refusal_already_pressed,
  'locked-out': m.console_refusal_locked_out,
  'not-taking-part': m.console_refusal_not_taking_part,
  'unknown-team': m.console_refusal_unknown_team,
  'unknown-segment': m.console_refusal_unknown_segment,
  'unknown-question': m.console_refusal_unknown_question,
  'unknown-event': m.console_refusal_unknown_event,
  'unknown-package': m.console_refusal_unknown_package,
  'already-undone': m.console_refusal_already_undone,
  'already-struck': m.console_refusal_already_struck,
  'no-question-left': m.console_refusal_no_question_left,
  'answer-does-not-fit': m.console_refusal_answer_does_not_fit,
  'turn-taken': m.console_refusal_turn_taken,
  'star-used': m.console_refusal_star_used,
  'points-out-of-range': m.console_refusal_points_out_of_range,
  'mark-not-locked': m.console_refusal_mark_not_locked,
  'not-a-tie': m.console_refusal_not_a_tie,
  'counts-went-back': m.console_refusal_counts_went_back,
  'bad-message': m.console_refusal_bad_message,
  'too-fast': m.console_refusal_too_fast,
  unavailable: m.console_refusal_unavailable
};

/** Why a final was not prepared as asked. */
export const prepareRefusals = {
  'final-unknown': m.finals_refusal_final_unknown,
  'show-has-begun': m.finals_refusal_show_has_begun,
  'programme-sealed': m.finals_refusal_programme_sealed,
  'team-unknown': m.finals_refusal_team_unknown,
  'name-taken': m.finals_refusal_name_taken,
  'member-unknown': m.finals_refusal_member_unknown,
  'person-unknown': m.finals_refusal_person_unknown,
  'person-taken': m.finals_refusal_person_taken,
  'no-ranking': m.finals_refusal_no_ranking,
  'nobody-ranked': m.finals_refusal_nobody_ranked,
  'papers-open': m.finals_refusal_papers_open,
  'ranking-changed': m.finals_refusal_ranking_changed,
  'tie-open': m.finals_refusal_tie_open,
  'cap-exceeded': m.finals_refusal_cap_exceeded,
  'too-many-heats': m.finals_refusal_too_many_heats,
  'heat-empty': m.finals_refusal_heat_empty,
  'link-unknown': m.finals_refusal_link_unknown,
  'plan-changed': m.programme_refusal_plan_changed,
  'plan-incomplete': m.programme_refusal_plan_incomplete,
  'bank-in-use': m.programme_refusal_bank_in_use,
  'segment-unknown': m.programme_refusal_segment_unknown,
  'place-unknown': m.programme_refusal_place_unknown,
  'question-unknown': m.programme_refusal_question_unknown,
  'question-taken': m.programme_refusal_question_taken,
  'too-many-segments': m.programme_refusal_too_many_segments,
  'too-many-places': m.programme_refusal_too_many_places,
  'bank-exhausted': m.programme_refusal_bank_exhausted,
  'show-is-running': m.rehearsal_refusal_show_is_running,
  'rehearsal-is-on': m.rehearsal_refusal_rehearsal_is_on,
  'not-sealed': m.rehearsal_refusal_not_sealed,
  'too-few-teams': m.rehearsal_refusal_too_few_teams,
  'programme-incomplete': m.rehearsal_refusal_programme_incomplete
} as const satisfies Sentences<string>;
export type PrepareRefusal = keyof typeof prepareRefusals;

/** Why a panel's work was not prepared, saved, handed in, led or locked as asked. */
export const judgingRefusals = {
  'marking-unknown': m.judging_refusal_marking_unknown,
  'marking-exists': m.judging_refusal_marking_exists,
  'marking-locked': m.judging_refusal_marking_locked,
  'rubric-wrong': m.judging_refusal_rubric_wrong,
  'already-open': m.judging_refusal_already_open,
  'no-judges': m.judging_refusal_no_judges,
  'nothing-to-mark': m.judging_refusal_nothing_to_mark,
  'nobody-may-mark': m.judging_refusal_nobody_may_mark,
  'marked-unknown': m.judging_refusal_marked_unknown,
  'judge-unknown': m.judging_refusal_judge_unknown,
  'not-a-judge': m.judging_refusal_not_a_judge,
  'judge-takes-part': m.judging_refusal_judge_takes_part,
  'login-name-taken': m.judging_desk_refusal_login_name_taken,
  'sheet-unknown': m.judging_refusal_sheet_unknown,
  'sheet-submitted': m.judging_refusal_sheet_submitted,
  'sheet-locked': m.judging_refusal_sheet_locked,
  'sheet-incomplete': m.judging_refusal_sheet_incomplete,
  'sheet-changed': m.judging_refusal_sheet_changed,
  'signature-differs': m.judging_refusal_signature_differs,
  'not-submitted': m.judging_refusal_not_submitted,
  'unknown-criterion': m.judging_refusal_unknown_criterion,
  'mark-out-of-range': m.judging_refusal_mark_out_of_range,
  'mark-between-steps': m.judging_refusal_mark_between_steps,
  'revision-old': m.judging_refusal_revision_old,
  'revision-too-far': m.judging_refusal_revision_too_far,
  'wrong-password': m.judging_refusal_wrong_password,
  ...braked,
  'too-many-at-once': m.judging_refusal_too_many_at_once,
  'already-locked': m.judging_refusal_already_locked,
  'paper-unconfirmed': m.judging_refusal_paper_unconfirmed,
  'sheets-missing': m.judging_refusal_sheets_missing,
  'nobody-marked': m.judging_refusal_nobody_marked,
  'conference-needed': m.judging_refusal_conference_needed,
  'third-marker-needed': m.judging_refusal_third_marker_needed,
  'gate-not-reached': m.judging_refusal_gate_not_reached,
  'on-the-panel': m.judging_refusal_on_the_panel,
  'conflict-of-interest': m.judging_refusal_conflict_of_interest,
  'own-sheet': m.judging_refusal_own_sheet,
  'not-keyed-in': m.judging_refusal_not_keyed_in,
  'same-person': m.judging_refusal_same_person,
  'paper-differs': m.judging_refusal_paper_differs,
  'nothing-to-adjust': m.judging_refusal_nothing_to_adjust,
  'adjustment-unknown': m.judging_refusal_adjustment_unknown,
  'not-locked': m.judging_refusal_not_locked,
  'too-many-notes': m.sheet_refusal_too_many_notes,
  'mutation-reused': m.judging_refusal_revision_too_far
} as const satisfies Sentences<string>;
export type JudgingRefusal = keyof typeof judgingRefusals;

/** Why an entry, its file or its call was not taken as asked. */
export const entryRefusals = {
  'call-unknown': m.entries_refusal_call_unknown,
  'closes-before-it-opens': m.entries_refusal_closes_before_it_opens,
  'late-ends-before-close': m.entries_refusal_late_ends_before_close,
  'entrant-unknown': m.entries_refusal_entrant_unknown,
  'no-ranking': m.entries_refusal_no_ranking,
  'nobody-qualified': m.entries_refusal_nobody_qualified,
  'papers-open': m.finals_refusal_papers_open,
  'has-handed-in': m.entries_refusal_has_handed_in,
  'not-later': m.entries_refusal_not_later,
  'nothing-handed-in': m.entries_refusal_nothing_handed_in,
  'not-open-yet': m.entries_refusal_not_open_yet,
  closed: m.entries_refusal_closed,
  'no-more-replacing': m.entries_refusal_no_more_replacing,
  'kind-not-taken': m.entries_refusal_kind_not_taken,
  'file-missing': m.entries_refusal_file_missing,
  'too-long': m.entries_refusal_too_long,
  'files-not-taken': m.entries_refusal_files_not_taken,
  'file-empty': m.entries_refusal_file_empty,
  'too-large': m.entries_refusal_too_large,
  'quota-used': m.entries_refusal_quota_used,
  'disk-full': m.entries_refusal_disk_full,
  'upload-unknown': m.entries_refusal_upload_unknown,
  'offset-conflict': m.entries_refusal_offset_conflict,
  'more-than-announced': m.entries_refusal_more_than_announced,
  'type-not-taken': m.entries_refusal_type_not_taken,
  'link-unknown': m.entries_refusal_link_unknown,
  unavailable: m.entries_refusal_unavailable,
  'vote-not-open': m.vote_refusal_not_open,
  'vote-closed': m.vote_refusal_closed,
  'vote-closes-in-the-past': m.vote_refusal_closes_in_the_past,
  'already-voted': m.vote_refusal_already_voted,
  'entry-unknown': m.vote_refusal_entry_unknown
} as const satisfies Sentences<string>;
export type EntryRefusal = keyof typeof entryRefusals;

/** Why the digest was not set up or sent as asked. */
export const digestRefusals: Sentences<DigestRefusal> = {
  'no-contest': m.digest_refusal_no_contest,
  'recipient-exists': m.digest_refusal_recipient_exists,
  'recipient-unknown': m.digest_refusal_recipient_unknown,
  'unit-unknown': m.digest_refusal_unit_unknown,
  'no-mail': m.digest_refusal_no_mail,
  'no-recipients': m.digest_refusal_no_recipients
};
