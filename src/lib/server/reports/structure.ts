import type { Permission } from '../../domain/auth/permissions.ts';
import { windowOf } from '../../domain/contest/schedule.ts';
import { vietnamDay } from '../../domain/core/time.ts';
import { NO_FILTER, type ReportFilter } from '../../domain/reports/filter.ts';
import { within } from '../../domain/reports/scope.ts';
import {
  byAge,
  byBloc,
  byPosition,
  bySex,
  byUnitType,
  type StructureGroup,
  type Trait,
  type TraitCounts
} from '../../domain/reports/structure.ts';
import type { Ctx } from '../ctx.ts';
import { traitCounts } from './count-store.ts';
import { figuresOf } from '../results/figures.ts';
import { UNIT_COUNTS } from './participation.ts';
import { openReading, type ReportHead } from './reading.ts';

/** Who took part, by what the person record and the unit tell people apart by (RP7). */
export type StructureView = ReportHead & {
  filter: ReportFilter;
  registered: number;
  tookPart: number;
  /** Ages are those reached in this year, the contest's. */
  year: number;
  byBloc: StructureGroup[];
  byUnitType: StructureGroup[];
  bySex: StructureGroup[];
  byAge: StructureGroup[];
  byPosition: StructureGroup[];
};

/** The structure of those who took part (RP7); null before there is a contest. */
export async function readStructure(
  ctx: Ctx,
  permission: Permission<'participation.view'>,
  filter: ReportFilter = NO_FILTER
): Promise<StructureView | null> {
  const reading = await openReading(ctx, permission, filter);
  if (!reading) return null;
  const { view, tree, scope } = reading;
  const { value, asOf } = await figuresOf(ctx, view, UNIT_COUNTS);
  const units = within(tree, scope, value);
  const of = async (trait: Trait): Promise<TraitCounts[]> => {
    const counts = await figuresOf(ctx, view, {
      name: trait,
      read: (db, of) => traitCounts(db, of, trait)
    });
    return within(tree, scope, counts.value);
  };
  const { year } = vietnamDay(windowOf(view.sessions)?.opensAt ?? asOf);
  return {
    ...reading.head(asOf),
    filter,
    registered: units.reduce((sum, unit) => sum + unit.registered, 0),
    tookPart: units.reduce((sum, unit) => sum + unit.tookPart, 0),
    year,
    byBloc: byBloc(tree, units),
    byUnitType: byUnitType(tree, units),
    bySex: bySex(await of('sex')),
    byAge: byAge(await of('birthYear'), year),
    byPosition: byPosition(await of('position'))
  };
}
