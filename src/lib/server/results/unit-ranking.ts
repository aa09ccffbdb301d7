import type { Permission } from '../../domain/auth/permissions.ts';
import type { Gate } from '../../domain/contest/rules.ts';
import { officialEntries } from '../../domain/results/entry.ts';
import { qualify, type Cut, type Qualification } from '../../domain/results/qualify.ts';
import { unitStrengths, type UnitStrength } from '../../domain/results/unit-strength.ts';
import { rankUnits, type UnitStanding } from '../../domain/results/units.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as people from '../people/service.ts';
import * as quiz from '../quiz/service.ts';
import * as units from '../units/service.ts';
import { figuresNow, figuresOf, type Count } from './figures.ts';
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

/** Registrations, attempts and grades are read row by row. */
const WEIGHT = 3;

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
  return {
    contestName: view.contest.name,
    roundName: view.round.name,
    asOf,
    registered: sum(value, ({ registered }) => registered),
    handedIn: sum(value, ({ tookPart }) => tookPart),
    working: sum(value, ({ working }) => working),
    topK,
    gates,
    ...qualify(rankUnits(tree, value, view.contest.unitRanking), places)
  };
}

/** What each unit brings. Attempts before people: who registers in between is there without one. */
const strengthsIn = (
  ctx: Ctx,
  { contest: about, round }: contest.ContestView
): Count<Strength> => ({
  name: 'strengths',
  weight: WEIGHT,
  read: async (_, { unitIds }) => {
    const outcomes = await quiz.listOutcomes(ctx, round.id, unitIds);
    const registrations = await people.listRegistrations(ctx, about.id, unitIds);
    const entries = officialEntries(registrations, outcomes, round.rules);
    const open = outcomes.filter(({ state }) => state === 'open');
    const openIds = new Set(open.map(({ registrationId }) => registrationId));
    const working = Map.groupBy(
      registrations.filter(({ id }) => openIds.has(id)),
      ({ unitId }) => unitId
    );
    const strengths = unitStrengths(registrations, entries, about.unitRanking.topK + 1);
    return strengths.map((one) => ({ ...one, working: working.get(one.unitId)?.length ?? 0 }));
  }
});

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
