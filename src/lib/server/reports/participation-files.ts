import type { Permission } from '../../domain/auth/permissions.ts';
import {
  averageScore,
  shareOfHeadcount,
  shareOfRegistered,
  type Participation,
  type ParticipationRow
} from '../../domain/reports/participation.ts';
import { basisPoints, type Share } from '../../domain/results/share.ts';
import { dateTime } from '../../text/format.ts';
import { unitTypeText } from '../../text/participation.ts';
import * as m from '../../text/paraglide/messages.js';
import type { Ctx } from '../ctx.ts';
import { writeReport, type Report, type ReportFile, type ReportFormat } from './report-file.ts';
import { readParticipation, type ParticipationView } from './service.ts';

/** The participation table (RP1) as a file, for the page and for the command line alike. */
export async function writeParticipation(
  ctx: Ctx,
  permission: Permission<'participation.view'>,
  format: ReportFormat
): Promise<ReportFile | null> {
  const view = await readParticipation(ctx, permission);
  return view && writeReport(reportOf(view), format);
}

function reportOf(view: ParticipationView): Report {
  const { contestName, roundName, asOf, rows, total } = view;
  return {
    name: m.reports_participation_file(),
    asOf,
    title: [
      contestName,
      `${m.reports_participation_title()} – ${roundName}`,
      `${m.reports_as_of({ time: dateTime(asOf) })}. ${m.reports_rates_note()}`
    ],
    columns: [
      { header: m.reports_code(), kind: 'text', width: 14 },
      { header: m.reports_unit(), kind: 'text', width: 52 },
      { header: m.reports_type(), kind: 'text', width: 22 },
      { header: m.reports_parent(), kind: 'text', width: 14 },
      { header: m.reports_registered(), kind: 'whole', width: 10 },
      { header: m.reports_took_part(), kind: 'whole', width: 10 },
      { header: m.reports_working(), kind: 'whole', width: 10 },
      { header: m.reports_attempts(), kind: 'whole', width: 10 },
      { header: m.reports_valid(), kind: 'whole', width: 10 },
      { header: m.reports_rate_of_registered(), kind: 'percent', width: 14 },
      { header: m.reports_headcount(), kind: 'whole', width: 14 },
      { header: m.reports_rate_of_headcount(), kind: 'percent', width: 16 },
      { header: m.reports_average(), kind: 'decimal', width: 12 },
      { header: m.reports_highest(), kind: 'decimal', width: 12 }
    ],
    rows: rows.map((row) => [...unitCells(row), ...cells(figures(row.all))]),
    totals: [null, m.reports_total(), null, null, ...cells(figures(total))],
    facts: {
      asOf: new Date(asOf).toISOString(),
      contest: { name: contestName, round: roundName },
      rows: rows.map(({ unit, parentCode, level, all }) => ({
        code: unit.code,
        name: unit.name,
        type: unit.type,
        parent: parentCode,
        level,
        ...figures(all)
      })),
      total: figures(total)
    }
  };
}

const INDENT = '    ';

const unitCells = ({ unit, parentCode, level }: ParticipationRow) => [
  unit.code,
  INDENT.repeat(level) + unit.name,
  unitTypeText(unit.type),
  parentCode
];

type Figures = ReturnType<typeof figures>;

/** Rates as fractions, marks in points. */
function figures(all: Participation) {
  const average = averageScore(all);
  return {
    registered: all.registered,
    tookPart: all.tookPart,
    working: all.working,
    attempts: all.attempts,
    valid: all.valid,
    rateOfRegistered: fraction(shareOfRegistered(all)),
    headcount: all.headcount,
    rateOfHeadcount: fraction(shareOfHeadcount(all)),
    averageScore: average === null ? null : average / 100,
    highestScore: all.highestScore === null ? null : all.highestScore / 100
  };
}

const cells = (row: Figures): (number | null)[] => Object.values(row);

function fraction(share: Share | null): number | null {
  const points = share && basisPoints(share);
  return points === null ? null : points / 10_000;
}
