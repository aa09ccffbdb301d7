import { MINUTE } from '../domain/core/time.ts';
import type { LeftOut, RemedyKind, Standing } from '../domain/quiz/remedy.ts';
import type { RequestView } from '../domain/quiz/request-view.ts';
import { dateTime, number, period } from './format.ts';
import * as m from '#lib/text/paraglide/messages.js';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

/** What can be done for people. */
export const remedyKindWords: Words<RemedyKind> = {
  'extra-time': m.help_kind_extra_time,
  'go-on': m.help_kind_go_on,
  'new-attempt': m.help_kind_new_attempt
};

/** Where somebody stands. */
export const standingWords: Words<Standing> = {
  open: m.help_standing_open,
  'timed-out': m.help_standing_timed_out,
  'handed-in': m.help_standing_handed_in,
  'not-started': m.help_standing_not_started
};

/** Why somebody is not helped. */
export const leftOutWords: Words<LeftOut> = {
  'not-chosen': m.help_left_not_chosen,
  'not-started': m.help_left_not_started,
  'still-open': m.help_left_still_open,
  closed: m.help_left_closed,
  'works-elsewhere': m.help_left_works_elsewhere,
  'saw-keys': m.help_left_saw_keys,
  'already-asked': m.help_left_already_asked,
  'may-start-already': m.help_left_may_start_already,
  'no-session': m.help_left_no_session
};

/** "thêm 10 phút", "bắt đầu trước 10:45 ngày 22/9/2021". */
export function requestGrant({ extraMs, startUntil }: Pick<RequestView, 'extraMs' | 'startUntil'>) {
  if (startUntil !== null) return m.help_grant_start({ time: dateTime(startUntil) });
  return m.help_grant_minutes({ count: number((extraMs ?? 0) / MINUTE, 1) });
}

/** Whom a request is about. */
export function requestAbout({ by, about, range }: Pick<RequestView, 'by' | 'about' | 'range'>) {
  if (range) return m.help_about_range({ period: period(range.from, range.to) });
  const name = about ?? m.help_about_gone();
  switch (by) {
    case 'session':
      return m.help_about_session({ name });
    case 'unit':
      return m.help_about_unit({ name });
    default:
      return name;
  }
}

/** What became of a request. */
export function decisionWords(request: RequestView): string {
  const { state, decidedBy, decidedAt, answer, isUnconfirmed } = request;
  const by = { name: decidedBy ?? '', time: decidedAt === null ? '' : dateTime(decidedAt) };
  switch (state) {
    case 'waiting':
      return m.help_state_waiting();
    case 'expired':
      return m.help_state_expired();
    case 'withdrawn':
      return m.help_state_withdrawn();
    case 'declined':
      return m.help_state_declined({ ...by, answer: answer ?? '' });
    case 'done':
      if (isUnconfirmed) return m.help_state_unconfirmed();
      return decidedBy === null ? m.help_state_done() : m.help_state_confirmed(by);
  }
}
