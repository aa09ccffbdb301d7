import type { Permission } from '../../domain/auth/permissions.ts';
import { NO_FILTER, type ReportFilter } from '../../domain/reports/filter.ts';
import type { StructureGroup } from '../../domain/reports/structure.ts';
import { basisPoints } from '../../domain/results/share.ts';
import { number } from '../../text/format.ts';
import * as m from '#lib/text/paraglide/messages.js';
import {
  blocText,
  groupText,
  REPORT_WORDS,
  scopeLine,
  unitTypeGroupText
} from '../../text/report-words.ts';
import type { Ctx } from '../ctx.ts';
import { fractionOf, percent, sumOf, text, whole } from './columns.ts';
import type { Report, ReportTable } from './report-file.ts';
import { readStructure } from './structure.ts';

/** Who took part, by bloc, unit, sex, age and position (RP7), as a report. */
export async function structureReport(
  ctx: Ctx,
  permission: Permission<'participation.view'>,
  filter: ReportFilter = NO_FILTER
): Promise<Report | null> {
  const view = await readStructure(ctx, permission, filter);
  if (!view) return null;
  const { contestName, roundName, asOf, registered, tookPart, year } = view;
  const title = REPORT_WORDS.structure.title();
  const note = m.figures_structure_note({ count: number(tookPart) });
  const tables = [
    groupsTable(m.figures_by_bloc(), view.byBloc, blocText),
    groupsTable(m.figures_by_unit_type(), view.byUnitType, unitTypeGroupText),
    groupsTable(m.figures_by_sex(), view.bySex, groupText),
    groupsTable(m.figures_by_age({ year: String(year) }), view.byAge, groupText),
    groupsTable(m.figures_by_position(), view.byPosition, groupText)
  ];
  return {
    name: title,
    asOf,
    title: [contestName, `${title} – ${roundName}`, `${scopeLine(view)} ${note}`],
    columns: [text(m.figures_trait(), 28), ...groupColumns()],
    rows: tables.flatMap(({ name, rows }) => rows.map((row) => [name, ...row])),
    more: tables,
    facts: {
      asOf: new Date(asOf).toISOString(),
      contest: { name: contestName, round: roundName },
      filter,
      registered,
      tookPart,
      year,
      byBloc: view.byBloc,
      byUnitType: view.byUnitType,
      bySex: view.bySex,
      byAge: view.byAge,
      byPosition: view.byPosition
    }
  };
}

const groupColumns = () => [
  text(m.figures_group(), 40),
  whole(m.figures_registered(), 12),
  whole(m.figures_took_part(), 12),
  percent(m.figures_structure_rate()),
  percent(m.figures_structure_share())
];

function groupsTable(
  name: string,
  groups: readonly StructureGroup[],
  wordsOf: (key: string | null) => string
): ReportTable {
  const registered = sumOf(groups, (group) => group.registered);
  const tookPart = sumOf(groups, (group) => group.tookPart);
  const rate = basisPoints({ part: tookPart.value ?? 0, whole: registered.value ?? 0 });
  return {
    name,
    columns: groupColumns(),
    rows: groups.map((group) => [
      wordsOf(group.key),
      group.registered,
      group.tookPart,
      fractionOf(basisPoints({ part: group.tookPart, whole: group.registered })),
      fractionOf(group.share)
    ]),
    totals: [
      m.figures_total(),
      registered,
      tookPart,
      rate === null ? null : { kind: 'rate', part: 2, whole: 1, value: fractionOf(rate) },
      tookPart.value === 0 ? null : { kind: 'rate', part: 2, whole: 2, value: 1 }
    ]
  };
}
