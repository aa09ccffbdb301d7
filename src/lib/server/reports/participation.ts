import { permit, type Permission } from '../../domain/auth/permissions.ts';
import type { Gate } from '../../domain/contest/rules.ts';
import type { Instant } from '../../domain/core/time.ts';
import type { ReportFilter } from '../../domain/reports/filter.ts';
import { laggards, type Laggards } from '../../domain/reports/laggards.ts';
import {
  NOBODY,
  participationTable,
  type ParticipationRow,
  type ParticipationTable,
  type UnitCounts
} from '../../domain/reports/participation.ts';
import { checkUnits, type GateCheck } from '../../domain/results/gates.ts';
import type { Ctx } from '../ctx.ts';
import { readUnitRanking } from '../results/service.ts';
import { unitCounts } from './count-store.ts';
import { figuresOf, type Count } from '../results/figures.ts';
import { openReading, usualFilterOf, type Reading, type ReportHead } from './reading.ts';

type May = Permission<'participation.view'>;

/** Participation of every unit with roll-up, and the rank of those that have one (RP1). */
export type ParticipationView = ReportHead &
  ParticipationTable & {
    filter: ReportFilter;
    gates: readonly Gate[];
    /** How ranked units stand at the gates, by unit; empty where the rules have none. */
    checks: ReadonlyMap<string, GateCheck[]>;
    /** By unit; null for those who may not see the ranking. */
    ranks: ReadonlyMap<string, number> | null;
    /** When they were made, where that is before the counts. */
    ranksAsOf: Instant | null;
  };

/** Units below a threshold and units at 100 % (RP2). */
export type LaggardsView = ReportHead & Laggards & { filter: ReportFilter; gates: readonly Gate[] };

/** Counted once for participation, laggards and structure. */
export const UNIT_COUNTS: Count<UnitCounts> = { name: 'units', read: unitCounts };

/**
 * Participation of every unit with roll-up (RP1); null before there is a contest. A permission for
 * a unit, such as a coordinator's, shows that unit and everything below it.
 */
export async function readParticipation(
  ctx: Ctx,
  permission: May,
  asked?: ReportFilter
): Promise<ParticipationView | null> {
  const filter = asked ?? (await usualFilterOf(ctx));
  const reading = await openReading(ctx, permission, filter);
  if (!reading) return null;
  const { value, asOf } = await figuresOf(ctx, reading.view, UNIT_COUNTS);
  const table = participationTable(reading.tree, value, reading.scope);
  return {
    ...reading.head(asOf),
    ...table,
    filter,
    gates: reading.view.contest.unitRanking.gates,
    checks: checksOf(reading, value, table.rows),
    ...(await ranksOf(ctx, permission, reading, asOf))
  };
}

/** Laggards and the 100 % list (RP2); null before there is a contest. */
export async function readLaggards(
  ctx: Ctx,
  permission: May,
  asked?: ReportFilter
): Promise<LaggardsView | null> {
  const filter = asked ?? (await usualFilterOf(ctx));
  const reading = await openReading(ctx, permission, filter);
  if (!reading) return null;
  const { value, asOf } = await figuresOf(ctx, reading.view, UNIT_COUNTS);
  const { rows } = participationTable(reading.tree, value, reading.scope);
  const compared = comparedRows(rows, reading, filter);
  return {
    ...reading.head(asOf),
    ...laggards(compared, filter.denominator, filter.threshold),
    filter,
    gates: reading.view.contest.unitRanking.gates
  };
}

/** How the ranked units among the rows stand at the gates, with all who count for them (B4). */
function checksOf(
  { tree, view }: Reading,
  counts: readonly UnitCounts[],
  rows: readonly ParticipationRow[]
): Map<string, GateCheck[]> {
  const { gates } = view.contest.unitRanking;
  if (gates.length === 0) return new Map();
  const byUnit = new Map(counts.map((one) => [one.unitId, one]));
  const all = checkUnits(tree, view.contest.unitRanking, (id) => byUnit.get(id) ?? NOBODY);
  // A coordinator learns nothing of other units.
  const shown = new Set(rows.map(({ unit }) => unit.id));
  return new Map([...all].filter(([unitId]) => shown.has(unitId)));
}

/** Ranked units, or those below the top where none of them is: a coordinator's own part. */
function comparedRows(
  rows: readonly ParticipationRow[],
  { view }: Reading,
  { units }: ReportFilter
): readonly ParticipationRow[] {
  if (units === 'all') return rows;
  const { levels } = view.contest.unitRanking;
  const ranked = rows.filter(({ unit }) => levels.includes(unit.type));
  return ranked.length > 0 ? ranked : rows;
}

/** Nobody outside sees a ranking before it is published, so a coordinator gets none here. */
async function ranksOf(
  ctx: Ctx,
  { actor }: May,
  { view }: Reading,
  countedAt: Instant
): Promise<Pick<ParticipationView, 'ranks' | 'ranksAsOf'>> {
  const permission = permit(actor, 'ranking.view', { contestId: view.contest.id });
  if (!permission) return { ranks: null, ranksAsOf: null };
  const ranking = await readUnitRanking(ctx, permission);
  if (!ranking) return { ranks: null, ranksAsOf: null };
  const ranked = ranking.standings.flatMap(({ unit, rank }) =>
    rank === null ? [] : [[unit.id, rank] as const]
  );
  return { ranks: new Map(ranked), ranksAsOf: ranking.asOf < countedAt ? ranking.asOf : null };
}
