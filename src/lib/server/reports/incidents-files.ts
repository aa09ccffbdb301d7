import type { Permission } from '../../domain/auth/permissions.ts';
import { MINUTE } from '../../domain/core/time.ts';
import type { IncidentCounts } from '../../domain/reports/incidents.ts';
import * as m from '#lib/text/paraglide/messages.js';
import {
  incidentDetailWords,
  incidentWords,
  REPORT_WORDS,
  scopeLine,
  signalText
} from '../../text/report-words.ts';
import type { Ctx } from '../ctx.ts';
import { moment, text, whole } from './columns.ts';
import { readIncidents } from './incidents.ts';
import type { Report, ReportTable } from './report-file.ts';

/** Incidents and what was done about them (RP11) as a report. */
export async function incidentsReport(
  ctx: Ctx,
  permission: Permission<'monitor.view'>
): Promise<Report | null> {
  const view = await readIncidents(ctx, permission);
  if (!view) return null;
  const { contestName, roundName, asOf, incidents, counts } = view;
  const title = REPORT_WORDS.incidents.title();
  return {
    name: title,
    asOf,
    title: [contestName, `${title} – ${roundName}`, scopeLine(view)],
    columns: [
      moment(m.figures_incident_at(), 24),
      text(m.figures_incident_kind(), 28),
      text(m.figures_incident_about(), 36),
      text(m.figures_incident_detail(), 44),
      text(m.figures_incident_reason(), 40),
      text(m.figures_incident_by(), 26)
    ],
    rows: incidents.map(({ at, kind, about, detail, reason, byName }) => [
      at,
      incidentWords[kind](),
      about,
      incidentDetailWords(detail),
      reason,
      byName ?? m.figures_incident_by_program()
    ]),
    more: [countsTable(counts)],
    facts: {
      asOf: new Date(asOf).toISOString(),
      contest: { name: contestName, round: roundName },
      counts,
      incidents: incidents.map((one) => ({ ...one, at: new Date(one.at).toISOString() }))
    }
  };
}

const countsTable = ({
  extended,
  timedOut,
  reopened,
  cutShort,
  takenOver,
  deviceUnknown,
  reported,
  signals
}: IncidentCounts): ReportTable => ({
  name: m.figures_counts_title(),
  columns: [text(m.figures_incident_kind(), 48), whole(m.figures_counts_number(), 14)],
  rows: [
    [m.figures_count_extended(), extended.attempts],
    [m.figures_count_extra_minutes(), Math.round(extended.extraMs / MINUTE)],
    [m.figures_count_timed_out(), timedOut],
    [m.figures_count_reopened(), reopened],
    [m.figures_count_cut_short(), cutShort],
    [m.figures_count_taken_over(), takenOver],
    [m.figures_count_device_unknown(), deviceUnknown],
    [m.messages_count_reported(), reported.reported],
    [m.messages_count_waiting(), reported.waiting],
    ...signals.map(({ kind, signals }) => [signalText(kind), signals])
  ]
});
