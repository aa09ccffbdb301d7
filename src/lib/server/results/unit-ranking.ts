import type { Permission } from '../../domain/auth/permissions.ts';
import type { Gate } from '../../domain/contest/rules.ts';
import { qualify, type Cut, type Qualification } from '../../domain/results/qualify.ts';
import { unitStrengths, type UnitStrength } from '../../domain/results/unit-strength.ts';
import { rankUnits, type UnitStanding } from '../../domain/results/units.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as units from '../units/service.ts';
import { ENTRY_WEIGHT, readEntries } from './entries.ts';
import { figuresNow, figuresOf, type Count } from './figures.ts';
import { readNames, withoutNames } from './held-names.ts';
import type { RankingHead } from './ranking-head.ts';

type RankedUnit = UnitStanding & { qualification: Qualification };
export type UnitRankingView = RankingHead & {
  topK: number;
  gates: readonly Gate[];
  standings: RankedUnit[];
  cut: Cut;
};

type May = Permission<'ranking.view'>;
type Strength = UnitStrength & { working: number };

/**
 * The ranking of units with the line of those who go on, as pages show it: of a large contest it may
 * be some time old and says so. Null before there is a contest.
 */
export const readUnitRanking = (ctx: Ctx, permission: May): Promise<UnitRankingView | null> =>
  rank(ctx, permission, figuresOf);

/** The same, read when it is asked for: what is decided or signed rests on nothing older. */
export const rankUnitsNow = (ctx: Ctx, permission: May): Promise<UnitRankingView | null> =>
  rank(ctx, permission, figuresNow);

async function rank(
  ctx: Ctx,
  permission: May,
  count: typeof figuresOf
): Promise<UnitRankingView | null> {
  const view = await contest.currentFor(ctx, permission);
  if (!view) return null;
  const tree = await units.readTree(ctx);
  const { value, asOf } = await count(ctx, view, strengthsIn(ctx, view));
  const { topK, gates, qualify: places } = view.contest.unitRanking;
  const names = await readNames(ctx, view);
  const ranked = qualify(rankUnits(tree, value, view.contest.unitRanking), places);
  return {
    contestName: view.contest.name,
    roundName: view.round.name,
    asOf,
    registered: sum(value, ({ registered }) => registered),
    handedIn: sum(value, ({ tookPart }) => tookPart),
    working: sum(value, ({ working }) => working),
    topK,
    gates,
    names,
    ...ranked,
    standings: names.areHeld
      ? ranked.standings.map((one) => ({ ...one, counted: withoutNames(one.counted) }))
      : ranked.standings
  };
}

const strengthsIn = (ctx: Ctx, view: contest.ContestView): Count<Strength> => ({
  name: 'strengths',
  weight: ENTRY_WEIGHT,
  read: async (_, { unitIds }) => {
    const { registrations, entries, working } = await readEntries(ctx, view, unitIds);
    const most = view.contest.unitRanking.topK + 1;
    const atWork = Map.groupBy(
      registrations.filter(({ id }) => working.has(id)),
      ({ unitId }) => unitId
    );
    return unitStrengths(registrations, entries, most).map((one) => ({
      ...one,
      working: atWork.get(one.unitId)?.length ?? 0
    }));
  }
});

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
