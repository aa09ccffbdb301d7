import type { Permission } from '../../domain/auth/permissions.ts';
import { NO_FILTER, type ReportFilter } from '../../domain/reports/filter.ts';
import type { ProgressDay, ProgressSpan } from '../../domain/reports/progress.ts';
import { date } from '../../text/format.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { REPORT_WORDS, scopeLine } from '../../text/report-words.ts';
import type { Ctx } from '../ctx.ts';
import { day, hour, sumOf, whole } from './columns.ts';
import { readProgress, type ProgressView } from './progress.ts';
import type { Report, ReportTable } from './report-file.ts';

/** Progress by day, and by hour of one day (RP3), as a report. */
export async function progressReport(
  ctx: Ctx,
  permission: Permission<'participation.view'>,
  filter: ReportFilter = NO_FILTER
): Promise<Report | null> {
  const view = await readProgress(ctx, permission, filter);
  if (!view) return null;
  const { contestName, roundName, asOf, days, day: of, hours } = view;
  const title = REPORT_WORDS.progress.title();
  return {
    ...daysTable(days),
    name: title,
    asOf,
    title: [
      contestName,
      `${title} – ${roundName}`,
      `${scopeLine(view)} ${m.figures_people_note()}`
    ],
    ...(of === null ? {} : { more: [hoursTable(view)] }),
    facts: {
      asOf: new Date(asOf).toISOString(),
      contest: { name: contestName, round: roundName },
      filter,
      days: days.map((one) => ({ ...one, from: new Date(one.from).toISOString() })),
      hours: hours.map((one) => ({ ...one, from: new Date(one.from).toISOString() }))
    }
  };
}

function daysTable(days: readonly ProgressDay[]): Omit<ReportTable, 'name'> {
  return {
    columns: [
      day(m.figures_day(), 16),
      ...figureColumns(),
      whole(m.figures_change_people(), 16),
      whole(m.figures_change_attempts(), 16)
    ],
    rows: days.map((one) => [
      one.from,
      ...cellsOf(one),
      one.change?.people ?? null,
      one.change?.attempts ?? null
    ]),
    totals: [...totalsOf(days), null, null]
  };
}

const hoursTable = ({ day: of, hours }: ProgressView): ReportTable => ({
  name: m.figures_by_hour({ date: date(of ?? 0) }),
  columns: [hour(m.figures_hour(), 16), ...figureColumns()],
  rows: hours.map((one) => [one.from, ...cellsOf(one)]),
  totals: totalsOf(hours)
});

const figureColumns = () => [
  whole(m.figures_new_registered(), 12),
  whole(m.figures_new_people(), 12),
  whole(m.figures_new_attempts(), 12),
  whole(m.figures_new_valid(), 12),
  whole(m.figures_cumulative_registered(), 14),
  whole(m.figures_cumulative_people(), 14),
  whole(m.figures_cumulative_attempts(), 14),
  whole(m.figures_cumulative_valid(), 14)
];

const cellsOf = ({ registered, people, attempts, valid, cumulative }: ProgressSpan) => [
  registered,
  people,
  attempts,
  valid,
  cumulative.registered,
  cumulative.people,
  cumulative.attempts,
  cumulative.valid
];

const totalsOf = (spans: readonly ProgressSpan[]) => [
  m.figures_total(),
  sumOf(spans, (span) => span.registered),
  sumOf(spans, (span) => span.people),
  sumOf(spans, (span) => span.attempts),
  sumOf(spans, (span) => span.valid),
  null,
  null,
  null,
  null
];
