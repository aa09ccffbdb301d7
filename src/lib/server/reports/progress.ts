import type { Permission } from '../../domain/auth/permissions.ts';
import type { Instant } from '../../domain/core/time.ts';
import { NO_FILTER, type ReportFilter } from '../../domain/reports/filter.ts';
import {
  busiestDay,
  progressByDay,
  progressByHour,
  type HourCounts,
  type ProgressDay,
  type ProgressSpan
} from '../../domain/reports/progress.ts';
import { within } from '../../domain/reports/scope.ts';
import type { Ctx } from '../ctx.ts';
import { hourCounts } from './count-store.ts';
import { figuresOf, type Count } from '../results/figures.ts';
import { openReading, type ReportHead } from './reading.ts';

/** Progress per day, and per hour of one day (RP3). */
export type ProgressView = ReportHead & {
  filter: ReportFilter;
  days: ProgressDay[];
  /** The day whose hours are shown: the one asked for, or the busiest; null before anybody began. */
  day: Instant | null;
  hours: ProgressSpan[];
};

const HOUR_COUNTS: Count<HourCounts> = { name: 'hours', read: hourCounts };

/** Progress per day and hour in Vietnam's time (RP3); null before there is a contest. */
export async function readProgress(
  ctx: Ctx,
  permission: Permission<'participation.view'>,
  filter: ReportFilter = NO_FILTER
): Promise<ProgressView | null> {
  const reading = await openReading(ctx, permission, filter);
  if (!reading) return null;
  const { value, asOf } = await figuresOf(ctx, reading.view, HOUR_COUNTS);
  const counts = within(reading.tree, reading.scope, value);
  const days = progressByDay(counts);
  const day = filter.day ?? busiestDay(days);
  return {
    ...reading.head(asOf),
    filter,
    days,
    day,
    hours: day === null ? [] : progressByHour(counts, day)
  };
}
