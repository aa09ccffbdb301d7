import type { Instant } from '../domain/core/time.ts';
import { UNIT_TYPES, type UnitType } from '../domain/units/unit.ts';
import type { ReportFilter } from '../domain/reports/filter.ts';
import type { HelpDetail, IncidentDetail, IncidentKind } from '../domain/reports/incidents.ts';
import type { ItemFlag } from '../domain/reports/item-flags.ts';
import type { ReportKind } from '../domain/reports/kinds.ts';
import type { Denominator } from '../domain/contest/rules.ts';
import type { Band } from '../domain/reports/quality.ts';
import type { ReportCriterion } from '../domain/reports/round-two.ts';
import type { ScoreBin } from '../domain/reports/spectrum.ts';
import { date, dateTime, exactMoment, marks, number } from './format.ts';
import { methodWords } from './judging-words.ts';
import { unitTypeText } from './participation.ts';
import * as m from '#lib/text/paraglide/messages.js';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

/** What each report is called and which question it answers. */
export const REPORT_WORDS: Readonly<
  Record<ReportKind, { title: () => string; question: () => string }>
> = {
  participation: {
    title: m.figures_participation_title,
    question: m.figures_participation_question
  },
  laggards: { title: m.figures_laggards_title, question: m.figures_laggards_question },
  progress: { title: m.figures_progress_title, question: m.figures_progress_question },
  quality: { title: m.figures_quality_title, question: m.figures_quality_question },
  scores: { title: m.figures_scores_title, question: m.figures_scores_question },
  items: { title: m.figures_items_title, question: m.figures_items_question },
  structure: { title: m.figures_structure_title, question: m.figures_structure_question },
  individuals: { title: m.results_individuals_title, question: m.figures_individuals_question },
  units: { title: m.results_units_title, question: m.figures_units_question },
  final: { title: m.figures_final_title, question: m.figures_final_question },
  incidents: { title: m.figures_incidents_title, question: m.figures_incidents_question }
};

/** All units for a field to choose from, moved in by their level below the top. */
export const unitOptions = (
  units: readonly { code: string; name: string; level: number }[]
): { value: string; text: string }[] => [
  { value: '', text: m.figures_filter_unit_all() },
  ...units.map(({ code, name, level }) => ({ value: code, text: '\u2003'.repeat(level) + name }))
];

/** All blocs for a field to choose from. */
export const blocOptions = (blocs: readonly string[]): { value: string; text: string }[] => [
  { value: '', text: m.figures_filter_bloc_all() },
  ...blocs.map((bloc) => ({ value: bloc, text: blocText(bloc) }))
];

/** What a rate is a share of, in words. */
export const denominatorWords: Words<Denominator> = {
  registered: m.figures_denominator_registered,
  headcount: m.figures_denominator_headcount
};

/** "Từ 75% đến dưới 100%". */
export const bandWords: Words<Band> = {
  all: m.figures_band_all,
  high: m.figures_band_high,
  middle: m.figures_band_middle,
  low: m.figures_band_low
};

/** What is odd about a question. */
export const flagWords: Words<ItemFlag> = {
  few: m.figures_flag_few,
  'key-suspect': m.figures_flag_key_suspect,
  'below-guess': m.figures_flag_below_guess,
  weak: m.figures_flag_weak,
  'too-hard': m.figures_flag_too_hard,
  'too-easy': m.figures_flag_too_easy,
  'unused-option': m.figures_flag_unused_option
};

/** What happened. */
export const incidentWords: Words<IncidentKind> = {
  'extra-time': m.figures_kind_extra_time,
  'went-on': m.figures_kind_went_on,
  'new-attempt': m.figures_kind_new_attempt,
  'help-asked': m.figures_kind_help_asked,
  'help-declined': m.figures_kind_help_declined,
  'help-withdrawn': m.figures_kind_help_withdrawn,
  'outage-credited': m.figures_kind_outage_credited,
  'outage-not-credited': m.figures_kind_outage_not_credited,
  'outage-closed': m.figures_kind_outage_closed,
  'session-moved': m.figures_kind_session_moved,
  'clock-confirmed': m.figures_kind_clock_confirmed,
  'access-renewed': m.figures_kind_access_renewed,
  'registration-withdrawn': m.figures_kind_registration_withdrawn,
  'call-moved': m.figures_kind_call_moved,
  'call-changed': m.figures_kind_call_changed,
  'entrant-removed': m.figures_kind_entrant_removed,
  'entry-replaced': m.figures_kind_entry_replaced,
  'entry-by-hand': m.figures_kind_entry_by_hand,
  'teams-taken-early': m.figures_kind_teams_taken_early,
  'final-unsealed': m.figures_kind_final_unsealed,
  'method-changed': m.figures_kind_method_changed,
  'panel-conferred': m.figures_kind_panel_conferred,
  'third-marker-called': m.figures_kind_third_marker_called,
  'paper-keyed-in': m.figures_kind_paper_keyed_in,
  'paper-differed': m.figures_kind_paper_differed,
  'paper-same-person': m.figures_kind_paper_same_person,
  'paper-confirmed': m.figures_kind_paper_confirmed,
  'entry-extended': m.figures_kind_entry_extended,
  'entry-withdrawn': m.figures_kind_entry_withdrawn,
  'sheet-reopened': m.figures_kind_sheet_reopened,
  'sheet-waived': m.figures_kind_sheet_waived,
  'mark-adjusted': m.figures_kind_mark_adjusted,
  'final-corrected': m.figures_kind_final_corrected,
  'trouble-handled': m.messages_incident_handled
};

/** What exactly was done: "thêm 5 phút". */
export function incidentDetailWords(detail: IncidentDetail | null): string {
  if (detail === null) return '';
  const times = (all: readonly Instant[]): string => all.map(dateTime).join(' – ') || '–';
  switch (detail.kind) {
    case 'minutes':
      return m.figures_detail_minutes({ count: number(detail.minutes, 1) });
    case 'help':
      return helpDetailWords(detail);
    case 'times':
      return m.figures_detail_times({ before: times(detail.before), after: times(detail.after) });
    case 'outage': {
      const [from, to] = [exactMoment(detail.beganAt), exactMoment(detail.endedAt)];
      if (detail.hits === null) return m.figures_detail_outage({ from, to });
      return m.figures_detail_outage_hits({ from, to, count: number(detail.hits) });
    }
    case 'points': {
      const sign = detail.points > 0 ? '+' : '';
      const words = m.figures_detail_points({ points: sign + marks(detail.points) });
      if (detail.link === 'taken-back') return m.figures_detail_taken_back({ points: words });
      return detail.link === 'takes-back' ? m.figures_detail_takes_back({ points: words }) : words;
    }
    case 'methods':
      return m.figures_detail_methods({
        before: methodWords[detail.before](),
        after: methodWords[detail.after]()
      });
    case 'version':
      return m.figures_detail_version({ version: detail.version });
    case 'words':
      return detail.words;
  }
}

function helpDetailWords({ people, minutes, startUntil, isConfirmed }: HelpDetail): string {
  return [
    m.help_people({ count: number(people) }),
    ...(minutes === null ? [] : [m.figures_detail_minutes({ count: number(minutes, 1) })]),
    ...(startUntil === null ? [] : [m.help_grant_start({ time: dateTime(startUntil) })]),
    ...(isConfirmed === false ? [m.figures_detail_unconfirmed()] : []),
    ...(isConfirmed === true ? [m.figures_detail_confirmed()] : [])
  ].join(', ');
}

const SIGNALS: Readonly<Record<string, () => string>> = {
  'page-hidden': m.figures_signal_page_hidden,
  'page-shown': m.figures_signal_page_shown,
  'taken-over': m.figures_signal_taken_over
};

/** What a browser reported of itself. */
export const signalText = (kind: string): string => SIGNALS[kind]?.() ?? kind;

const BLOCS: Readonly<Record<string, () => string>> = {
  'so-nganh': m.figures_bloc_so_nganh,
  huyen: m.figures_bloc_huyen,
  xa: m.figures_bloc_xa
};

/** The name of a bloc; a code that is nobody's word for it is shown as it was imported. */
export const blocText = (bloc: string | null): string =>
  bloc === null ? m.figures_bloc_none() : (BLOCS[bloc]?.() ?? bloc);

const GROUPS: Readonly<Record<string, () => string>> = {
  male: m.figures_sex_male,
  female: m.figures_sex_female,
  other: m.figures_sex_other,
  'under-30': m.figures_age_under_30,
  '30-39': m.figures_age_30_39,
  '40-49': m.figures_age_40_49,
  '50-59': m.figures_age_50_59,
  'from-60': m.figures_age_from_60
};

/** A sex or a band of age in words; a position is in words already. */
export const groupText = (key: string | null): string =>
  key === null ? m.figures_unknown() : (GROUPS[key]?.() ?? key);

/** A type of unit as a group of the structure. */
export const unitTypeGroupText = (key: string | null): string => {
  const type = UNIT_TYPES.find((one): one is UnitType => one === key);
  return type ? unitTypeText(type) : m.figures_unknown();
};

/** "Kỹ thuật (10; hệ số 0,33)": without its weight nobody could add a sheet up. */
export function criterionText({ name, max, weight }: ReportCriterion): string {
  const facts = { name, max: marks(max) };
  return weight === 100
    ? m.figures_criterion(facts)
    : m.figures_criterion_weighted({ ...facts, weight: marks(weight) });
}

/** "12 đến dưới 18". */
export const binText = ({ from, to }: ScoreBin, isLast: boolean): string =>
  (isLast ? m.figures_bin_last : m.figures_bin)({ from: marks(from), to: marks(to) });

/** More or less than before: "tăng 12". */
export function changeText(change: number | null | undefined): string {
  if (change === null || change === undefined) return '–';
  if (change === 0) return m.figures_same();
  const count = number(Math.abs(change));
  return change > 0 ? m.figures_up({ count }) : m.figures_down({ count });
}

/** What a report is limited to. */
export type ReportScopeWords = { asOf: Instant; unitName: string | null; bloc: string | null };

/** Up to when figures hold and what they are limited to, as a line below a title. */
export function scopeLine(
  head: ReportScopeWords,
  filter: Pick<ReportFilter, 'day'> = { day: null }
): string {
  return [
    m.figures_as_of({ time: dateTime(head.asOf) }),
    ...(head.unitName === null ? [] : [m.figures_of_unit({ unit: head.unitName })]),
    ...(head.bloc === null ? [] : [m.figures_of_bloc({ bloc: blocText(head.bloc) })]),
    ...(filter.day === null ? [] : [m.figures_of_day({ date: date(filter.day) })])
  ].join(' ');
}
