import type { Permission } from '../../domain/auth/permissions.ts';
import type { ReportFilter } from '../../domain/reports/filter.ts';
import {
  NOBODY,
  shareOf,
  type Participation,
  type ParticipationRow
} from '../../domain/reports/participation.ts';
import type { GateCheck } from '../../domain/results/gates.ts';
import { missingTo } from '../../domain/results/share.ts';
import { number } from '../../text/format.ts';
import { gateRules, gateText } from '../../text/gates.ts';
import { unitTypeText } from '../../text/participation.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { scopeLine } from '../../text/report-words.ts';
import type { Ctx } from '../ctx.ts';
import { decimal, gateFacts, percent, text, whole } from './columns.ts';
import { figureCells, figures, rowsBelow } from './participation-cells.ts';
import { readParticipation, type ParticipationView } from './participation.ts';
import type { Report } from './report-file.ts';

/** The participation table (RP1) as a report; null before there is a contest. */
export async function participationReport(
  ctx: Ctx,
  permission: Permission<'participation.view'>,
  filter?: ReportFilter
): Promise<Report | null> {
  const view = await readParticipation(ctx, permission, filter);
  return view && reportOf(view);
}

function reportOf(view: ParticipationView): Report {
  const { contestName, roundName, asOf, rows, total, filter, gates, checks, ranks } = view;
  const rules = gateRules(gates);
  const below = rowsBelow(rows);
  const rankOf = (unitId: string): number | null => ranks?.get(unitId) ?? null;
  return {
    name: m.reports_participation_file(),
    asOf,
    title: [
      contestName,
      `${m.reports_participation_title()} – ${roundName}`,
      [scopeLine(view), m.reports_rates_note(), ...partialHeadcount(view)].join(' '),
      ...(rules === null ? [] : [rules])
    ],
    columns: [
      text(m.reports_code(), 14),
      text(m.reports_unit(), 52),
      text(m.reports_type(), 22),
      text(m.reports_parent(), 14),
      whole(m.reports_registered(), 10),
      whole(m.reports_took_part(), 10),
      whole(m.reports_working(), 10),
      whole(m.reports_attempts(), 10),
      whole(m.reports_valid(), 10),
      percent(m.reports_rate_of_registered()),
      whole(m.reports_headcount(), 14),
      percent(m.reports_rate_of_headcount(), 16),
      decimal(m.reports_average()),
      decimal(m.reports_highest()),
      whole(m.figures_perfect(), 12),
      decimal(m.figures_score_sum(), 14),
      text(m.figures_reached({ threshold: filter.threshold }), 14),
      ...(rules === null ? [] : [text(m.gates_column(), 30)]),
      ...(ranks ? [whole(m.figures_rank(), 10)] : [])
    ],
    rows: rows.map((row, at) => [
      ...unitCells(row),
      ...figureCells(row.all, { own: row.own, rows: below(at) }),
      reachedText(row.all, filter),
      ...(rules === null ? [] : [gateCell(checks.get(row.unit.id))]),
      ...(ranks ? [rankOf(row.unit.id)] : [])
    ]),
    totals: [
      null,
      m.reports_total(),
      null,
      null,
      ...figureCells(total, { own: NOBODY, rows: below(null) }),
      reachedText(total, filter),
      ...(rules === null ? [] : [null]),
      ...(ranks ? [null] : [])
    ],
    facts: {
      asOf: new Date(asOf).toISOString(),
      contest: { name: contestName, round: roundName },
      filter,
      gates,
      rows: rows.map(({ unit, parentCode, level, all }) => ({
        code: unit.code,
        name: unit.name,
        type: unit.type,
        parent: parentCode,
        level,
        rank: rankOf(unit.id),
        gates: (checks.get(unit.id) ?? []).map(gateFacts),
        ...figures(all)
      })),
      total: figures(total)
    }
  };
}

/** A sum in which some units are missing says so (W13). */
const partialHeadcount = ({ total }: ParticipationView): string[] =>
  total.uncounted > 0 && total.headcount !== null
    ? [m.reports_partial_headcount({ count: number(total.uncounted) })]
    : [];

const INDENT = '    ';

const unitCells = ({ unit, parentCode, level }: ParticipationRow) => [
  unit.code,
  INDENT.repeat(level) + unit.name,
  unitTypeText(unit.type),
  parentCode
];

/** Does a unit reach the threshold? Nothing is said of those without a rate. */
function reachedText(all: Participation, { threshold, denominator }: ReportFilter): string | null {
  const share = shareOf(all, denominator);
  if (!share?.whole) return null;
  return missingTo(threshold, share) === 0 ? m.figures_yes() : m.figures_no();
}

/** Only ranked units have gates to pass. */
const gateCell = (checks: readonly GateCheck[] | undefined): string | null =>
  checks ? gateText(checks) : null;
