import {
  readTypedDay,
  readTypedMoment,
  typedDay,
  typedMoment,
  type MomentProblem
} from '../domain/core/typed-time.ts';
import * as m from '#lib/text/paraglide/messages.js';

const SENTENCES: Record<MomentProblem, () => string> = {
  'no-day': m.typed_no_day,
  'short-year': m.typed_short_year,
  'no-such-day': m.typed_no_such_day,
  'no-time': m.typed_no_time,
  'no-such-time': m.typed_no_such_time
};

/** What a field of days or times shows, and what is wrong with what was typed into it. */
export type ShownTime = { text: string; problem: string | null };

/** A day as its field shows it; what nobody can read stays as it was typed. */
export function shownDay(value: string): ShownTime {
  const read = readTypedDay(value);
  return read.ok
    ? { text: typedDay(read.value), problem: null }
    : { text: value, problem: SENTENCES[read.refusal]() };
}

/** A day with its time of day as its field shows it. */
export function shownMoment(value: string): ShownTime {
  const read = readTypedMoment(value);
  return read.ok
    ? { text: typedMoment(read.value), problem: null }
    : { text: value, problem: SENTENCES[read.refusal]() };
}
