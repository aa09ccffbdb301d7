import type { Permission } from '../../domain/auth/permissions.ts';
import type { ReportFilter } from '../../domain/reports/filter.ts';
import type { Laggards } from '../../domain/reports/laggards.ts';
import { basisPoints, type Share } from '../../domain/results/share.ts';
import type { Unit } from '../../domain/units/unit.ts';
import { gateRules, missingText } from '../../text/gates.ts';
import { unitTypeText } from '../../text/participation.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { denominatorWords, REPORT_WORDS, scopeLine } from '../../text/report-words.ts';
import type { Ctx } from '../ctx.ts';
import { fractionOf, percent, sumOf, text, whole } from './columns.ts';
import { readLaggards } from './participation.ts';
import type { Report } from './report-file.ts';

type Line = {
  unit: Unit;
  share: Share | null;
  missing: number;
  standing: 'below' | 'full' | 'unrated';
};

const STANDINGS = {
  below: m.figures_standing_below,
  full: m.figures_standing_full,
  unrated: m.figures_standing_unrated
} as const;

/** Units below a threshold, at 100 % and without a rate (RP2) as a report. */
export async function laggardsReport(
  ctx: Ctx,
  permission: Permission<'participation.view'>,
  filter?: ReportFilter
): Promise<Report | null> {
  const view = await readLaggards(ctx, permission, filter);
  if (!view) return null;
  const { contestName, roundName, asOf, denominator, threshold, rated } = view;
  const rules = gateRules(view.gates);
  const title = REPORT_WORDS.laggards.title();
  const of = denominatorWords[denominator]();
  const lines = linesOf(view);
  return {
    name: title,
    asOf,
    title: [
      contestName,
      `${title} – ${roundName}`,
      `${scopeLine(view)} ${m.figures_by_denominator({ denominator: of })}`,
      ...(rules === null ? [] : [rules])
    ],
    columns: [
      text(m.reports_code(), 14),
      text(m.figures_unit(), 52),
      text(m.reports_type(), 22),
      text(m.figures_standing(), 20),
      whole(m.figures_took_part(), 12),
      whole(`${m.figures_whole()}: ${of}`, 16),
      percent(m.figures_rate()),
      whole(m.figures_missing(), 14),
      text(m.figures_missing_in_words(), 36)
    ],
    rows: lines.map(({ unit, share, missing, standing }) => [
      unit.code,
      unit.name,
      unitTypeText(unit.type),
      STANDINGS[standing](),
      share?.part ?? null,
      share?.whole ?? null,
      fractionOf(share && basisPoints(share)),
      share ? missing : null,
      missing > 0 ? missingText(missing, threshold) : null
    ]),
    totals: [
      null,
      m.figures_total(),
      null,
      null,
      null,
      null,
      null,
      sumOf(lines, (line) => line.missing),
      null
    ],
    facts: {
      asOf: new Date(asOf).toISOString(),
      contest: { name: contestName, round: roundName },
      filter: view.filter,
      denominator,
      threshold,
      rated,
      rows: lines.map(({ unit, share, ...line }) => ({
        code: unit.code,
        name: unit.name,
        ...line,
        ...share
      }))
    }
  };
}

const linesOf = ({ below, full, unrated }: Laggards): Line[] => [
  ...below.map((one): Line => ({ ...one, standing: 'below' })),
  ...full.map((one): Line => ({ ...one, missing: 0, standing: 'full' })),
  ...unrated.map((unit): Line => ({ unit, share: null, missing: 0, standing: 'unrated' }))
];
