import type { Permission } from '../../domain/auth/permissions.ts';
import type { MarkingReport, StageReport } from '../../domain/reports/round-two.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { criterionText, REPORT_WORDS, scopeLine } from '../../text/report-words.ts';
import type { Ctx } from '../ctx.ts';
import { decimal, text, whole } from './columns.ts';
import type { Report, ReportTable } from './report-file.ts';
import { readRoundTwo } from './round-two.ts';

/** Round two (RP10) as a report: its first table is the ranking, the others how it came about. */
export async function roundTwoReport(
  ctx: Ctx,
  permission: Permission<'final.prepare'>
): Promise<Report | null> {
  const view = await readRoundTwo(ctx, permission);
  if (!view) return null;
  const { contestName, asOf, stages, markings } = view;
  const title = REPORT_WORDS.final.title();
  const tables = [
    ...stages.map(stageTable),
    ...markings.filter(({ state }) => state === 'locked').flatMap(markingTables)
  ];
  const [first = emptyTable(title), ...more] = tables;
  return {
    ...first,
    asOf,
    title: [contestName, `${title}: ${first.name}`, scopeLine(view)],
    more,
    facts: {
      asOf: new Date(asOf).toISOString(),
      contest: { name: contestName },
      stages,
      markings
    }
  };
}

const emptyTable = (name: string): ReportTable => ({
  name,
  columns: [text(m.figures_team(), 40)],
  rows: []
});

const stageTable = ({ name, segments, teams }: StageReport): ReportTable => ({
  name,
  columns: [
    whole(m.figures_final_rank()),
    text(m.figures_team(), 40),
    ...segments.map((segment) => decimal(segment, 16)),
    decimal(m.figures_between(), 14),
    decimal(m.figures_final_total(), 14)
  ],
  rows: teams.map(({ rank, name, bySegment, between, total }) => [
    rank,
    name,
    ...bySegment.map((points) => points / 100),
    between / 100,
    total / 100
  ])
});

/** Results with spread; then each judge's marks by criterion. */
function markingTables({ name, criteria, rows }: MarkingReport): ReportTable[] {
  return [
    {
      name,
      columns: [
        whole(m.figures_final_rank()),
        text(m.figures_team(), 40),
        decimal(m.figures_jury_mark(), 16),
        decimal(m.figures_adjustments(), 14),
        decimal(m.figures_final_total(), 14),
        decimal(m.figures_spread(), 12)
      ],
      rows: rows.map(({ rank, name, jury, adjustments, total, spread }) => [
        rank,
        name,
        jury / 100,
        adjustments.reduce((sum, { points }) => sum + points, 0) / 100,
        total / 100,
        spread / 100
      ])
    },
    {
      name: `${m.figures_judge()}: ${name}`,
      columns: [
        text(m.figures_team(), 40),
        text(m.figures_judge(), 28),
        ...criteria.map((criterion) => decimal(criterionText(criterion), 18)),
        decimal(m.figures_sheet_total(), 14),
        text(m.figures_counts(), 14)
      ],
      rows: rows.flatMap((row) =>
        row.judges.map((judge) => [
          row.name,
          judge.name,
          ...judge.marks.map((mark) => (mark === null ? null : mark / 100)),
          judge.total / 100,
          judge.counts ? null : m.figures_not_counted()
        ])
      )
    }
  ];
}
