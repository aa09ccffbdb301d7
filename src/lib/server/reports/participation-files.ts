import type { Permission } from '../../domain/auth/permissions.ts';
import type { ReportFilter } from '../../domain/reports/filter.ts';
import {
  averageScore,
  shareOf,
  shareOfHeadcount,
  shareOfRegistered,
  type Participation,
  type ParticipationRow
} from '../../domain/reports/participation.ts';
import type { GateCheck } from '../../domain/results/gates.ts';
import { basisPoints, missingTo, type Share } from '../../domain/results/share.ts';
import { gateRules, gateText } from '../../text/gates.ts';
import { unitTypeText } from '../../text/participation.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { scopeLine } from '../../text/report-words.ts';
import type { Ctx } from '../ctx.ts';
import type { TotalCell } from '../files/sheet-to-write.ts';
import { decimal, fractionOf, gateFacts, percent, text, whole } from './columns.ts';
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
  const rankOf = (unitId: string): number | null => ranks?.get(unitId) ?? null;
  return {
    name: m.reports_participation_file(),
    asOf,
    title: [
      contestName,
      `${m.reports_participation_title()} – ${roundName}`,
      `${scopeLine(view)} ${m.reports_rates_note()}`,
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
    rows: rows.map((row) => [
      ...unitCells(row),
      ...Object.values(figures(row.all)),
      reachedText(row.all, filter),
      ...(rules === null ? [] : [gateCell(checks.get(row.unit.id))]),
      ...(ranks ? [rankOf(row.unit.id)] : [])
    ]),
    totals: [
      null,
      m.reports_total(),
      null,
      null,
      ...totalCells(view),
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

const INDENT = '    ';

const unitCells = ({ unit, parentCode, level }: ParticipationRow) => [
  unit.code,
  INDENT.repeat(level) + unit.name,
  unitTypeText(unit.type),
  parentCode
];

type Figures = ReturnType<typeof figures>;

/** Rates as fractions, marks in points; in the order of the columns, from the fifth. */
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
    highestScore: all.highestScore === null ? null : all.highestScore / 100,
    perfect: all.perfect,
    scoreSum: all.scoreSum / 100
  };
}

const COLUMNS: readonly (keyof Figures)[] = [
  'registered',
  'tookPart',
  'working',
  'attempts',
  'valid',
  'rateOfRegistered',
  'headcount',
  'rateOfHeadcount',
  'averageScore',
  'highestScore',
  'perfect',
  'scoreSum'
];
const columnOf = (name: keyof Figures): number => 4 + COLUMNS.indexOf(name);

/** Sums of the top units: those below are in them already. */
function totalCells({ rows, total }: ParticipationView): TotalCell[] {
  const tops = [...rows.keys()].filter((at) => rows[at]?.level === 0);
  const shown = figures(total);
  return COLUMNS.map((name): TotalCell => {
    const value = shown[name];
    if (value === null) return null;
    switch (name) {
      case 'rateOfRegistered':
        return { kind: 'rate', part: columnOf('tookPart'), whole: columnOf('registered'), value };
      case 'rateOfHeadcount':
        return { kind: 'rate', part: columnOf('tookPart'), whole: columnOf('headcount'), value };
      case 'averageScore':
        return { kind: 'mean', sum: columnOf('scoreSum'), count: columnOf('valid'), value };
      case 'highestScore':
        return { kind: 'max', value };
      default:
        return { kind: 'sum', rows: tops, value };
    }
  });
}

/** Does a unit reach the threshold? Nothing is said of those without a rate. */
function reachedText(all: Participation, { threshold, denominator }: ReportFilter): string | null {
  const share = shareOf(all, denominator);
  if (!share?.whole) return null;
  return missingTo(threshold, share) === 0 ? m.figures_yes() : m.figures_no();
}

/** Only ranked units have gates to pass. */
const gateCell = (checks: readonly GateCheck[] | undefined): string | null =>
  checks ? gateText(checks) : null;

function fraction(share: Share | null): number | null {
  return fractionOf(share && basisPoints(share));
}
