import type { Permission } from '../../domain/auth/permissions.ts';
import { MINUTE } from '../../domain/core/time.ts';
import type { UnitType } from '../../domain/units/unit.ts';
import type { UnitTree } from '../../domain/units/tree.ts';
import type { Unit } from '../../domain/units/unit.ts';
import type { Entry } from '../../domain/results/entry.ts';
import {
  findIndividuals,
  type IndividualPage,
  type IndividualQuery
} from '../../domain/results/find.ts';
import { rankIndividuals, type IndividualStanding } from '../../domain/results/individuals.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as units from '../units/service.ts';
import { ENTRY_WEIGHT, readEntries } from './entries.ts';
import { figuresNow, figuresOf, type Count } from './figures.ts';
import { readNames } from './held-names.ts';
import type { RankingHead } from './ranking-head.ts';

export type IndividualRanking = RankingHead & {
  standings: readonly IndividualStanding[];
  tree: UnitTree;
  /** Unit types that are ranked. */
  levels: readonly UnitType[];
};
export type IndividualsView = RankingHead & IndividualPage & { rankedUnits: Unit[] };

type May = Permission<'ranking.view'>;
type Part = { registered: number; working: number; entries: Entry[] };

/** Every entry is compared with all others, and nothing yields meanwhile: not more often than this. */
const KEPT_MS = 10 * MINUTE;

/** Entries that are kept keep their ranking. */
const ranked = new WeakMap<readonly Part[], IndividualStanding[]>();

/**
 * The whole individual ranking, read when it is asked for; null before there is a contest. While the
 * round is open it has nobody in it.
 */
export const rankIndividualsNow = (ctx: Ctx, permission: May): Promise<IndividualRanking | null> =>
  rank(ctx, permission, figuresNow);

/**
 * One page of the individual ranking, searched and limited to a ranked unit as asked: of a large
 * contest it may be some time old and says so.
 */
export async function readIndividuals(
  ctx: Ctx,
  permission: May,
  query: IndividualQuery
): Promise<IndividualsView | null> {
  const ranking = await rank(ctx, permission, figuresOf);
  if (!ranking) return null;
  const { standings, tree, levels, ...head } = ranking;
  const rankedUnits = tree.units.filter((unit) => levels.includes(unit.type));
  return { ...head, ...findIndividuals(standings, tree, levels, query), rankedUnits };
}

async function rank(
  ctx: Ctx,
  permission: May,
  count: typeof figuresOf
): Promise<IndividualRanking | null> {
  const view = await contest.currentFor(ctx, permission);
  if (!view) return null;
  const tree = await units.readTree(ctx);
  const names = await readNames(ctx, view);
  const { value, asOf } = await count(ctx, view, entriesIn(ctx, view));
  const standings =
    ranked.get(value) ??
    rankIndividuals(
      value.flatMap(({ entries }) => entries),
      view.round.rules.tieBreaks
    );
  ranked.set(value, standings);
  return {
    contestName: view.contest.name,
    roundName: view.round.name,
    asOf,
    registered: value.reduce((sum, { registered }) => sum + registered, 0),
    handedIn: standings.length,
    working: value.reduce((sum, { working }) => sum + working, 0),
    names,
    standings: names.areHeld ? [] : standings,
    tree,
    levels: view.contest.unitRanking.levels
  };
}

const entriesIn = (ctx: Ctx, view: contest.ContestView): Count<Part> => ({
  name: 'entries',
  weight: ENTRY_WEIGHT,
  keptMs: KEPT_MS,
  read: async (_, { unitIds }) => {
    const { registrations, entries, working } = await readEntries(ctx, view, unitIds);
    return [{ registered: registrations.length, working: working.size, entries }];
  }
});
