import { DAY, HOUR, vietnamDay, vietnamTime, type Instant } from '../core/time.ts';

/** What happened; each count is of things that began to exist in that time. */
export type ProgressFigures = {
  /** New registrations. */
  registered: number;
  /** People who handed in for the first time: together they are those who took part. */
  people: number;
  /** Attempts begun. */
  attempts: number;
  /** Attempts handed in and marked. */
  valid: number;
};

/** What happened in a unit within the hour that begins then. */
export type HourCounts = ProgressFigures & { unitId: string; hour: Instant };

/** A day or an hour of the contest. */
export type ProgressSpan = ProgressFigures & {
  from: Instant;
  /** Everything from the beginning to the end of this span. */
  cumulative: ProgressFigures;
};

/** A day, with more or less than on the calendar day before; null for the first day. */
export type ProgressDay = ProgressSpan & { change: ProgressFigures | null };

const NOTHING: ProgressFigures = { registered: 0, people: 0, attempts: 0, valid: 0 };

/** Progress by days of Vietnam's calendar (RP3): every day on which something happened. */
export function progressByDay(counts: readonly HourCounts[]): ProgressDay[] {
  const days = summed(counts, ({ hour }) => dayOf(hour));
  return accumulated([...days.keys()].sort(ascending), days).map((day, at) => ({
    ...day,
    change: at === 0 ? null : minus(day, days.get(day.from - DAY) ?? NOTHING)
  }));
}

/** Progress by hours of one day: from the first to the last hour in which somebody took part. */
export function progressByHour(counts: readonly HourCounts[], day: Instant): ProgressSpan[] {
  const hours = summed(counts, ({ hour }) => hour);
  const busy = [...hours]
    .filter(([hour, figures]) => dayOf(hour) === day && figures.attempts + figures.valid > 0)
    .map(([hour]) => hour);
  if (busy.length === 0) return [];
  const [first, last] = [Math.min(...busy), Math.max(...busy)];
  const shown = Array.from({ length: (last - first) / HOUR + 1 }, (_, at) => first + at * HOUR);
  const before = [...hours]
    .filter(([hour]) => hour < first)
    .map(([, figures]) => figures)
    .reduce(plus, NOTHING);
  return accumulated(shown, hours, before);
}

/** The day with the most attempts, the earliest of equals; null where nobody has begun. */
export function busiestDay(days: readonly ProgressDay[]): Instant | null {
  const most = Math.max(0, ...days.map((day) => day.attempts));
  return most === 0 ? null : (days.find((day) => day.attempts === most)?.from ?? null);
}

/** The beginning of the day in Vietnam. */
export function dayOf(at: Instant): Instant {
  const { year, month, day } = vietnamDay(at);
  return vietnamTime(year, month, day);
}

function summed(
  counts: readonly HourCounts[],
  spanOf: (count: HourCounts) => Instant
): Map<Instant, ProgressFigures> {
  const sums = new Map<Instant, ProgressFigures>();
  for (const count of counts) {
    const span = spanOf(count);
    sums.set(span, plus(sums.get(span) ?? NOTHING, count));
  }
  return sums;
}

function accumulated(
  spans: readonly Instant[],
  figuresOf: ReadonlyMap<Instant, ProgressFigures>,
  before: ProgressFigures = NOTHING
): ProgressSpan[] {
  let cumulative = before;
  return spans.map((from) => {
    const figures = figuresOf.get(from) ?? NOTHING;
    cumulative = plus(cumulative, figures);
    return { from, ...figures, cumulative };
  });
}

const plus = (left: ProgressFigures, right: ProgressFigures): ProgressFigures => ({
  registered: left.registered + right.registered,
  people: left.people + right.people,
  attempts: left.attempts + right.attempts,
  valid: left.valid + right.valid
});

const minus = (left: ProgressFigures, right: ProgressFigures): ProgressFigures => ({
  registered: left.registered - right.registered,
  people: left.people - right.people,
  attempts: left.attempts - right.attempts,
  valid: left.valid - right.valid
});

const ascending = (left: number, right: number): number => left - right;
