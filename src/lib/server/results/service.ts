import type { Permission } from '../../domain/auth/permissions.ts';
import type { Gate } from '../../domain/contest/rules.ts';
import { officialEntries } from '../../domain/results/entry.ts';
import {
  findIndividuals,
  type IndividualPage,
  type IndividualQuery
} from '../../domain/results/find.ts';
import { rankIndividuals, type IndividualStanding } from '../../domain/results/individuals.ts';
import { qualify, type Cut, type Qualification } from '../../domain/results/qualify.ts';
import { rankUnits, type UnitStanding } from '../../domain/results/units.ts';
import type { Instant } from '../../domain/core/time.ts';
import type { Unit } from '../../domain/units/unit.ts';
import type { Ctx } from '../ctx.ts';
import { readFacts, type RoundFacts } from './facts.ts';

export { readFacts, type RoundFacts } from './facts.ts';

/** What every ranking says of itself. */
export type RankingHead = {
  contestName: string;
  roundName: string;
  asOf: Instant;
  registered: number;
  handedIn: number;
  /** Contestants whose attempt still runs: until they are done the ranking is provisional. */
  working: number;
};

export type IndividualRanking = RankingHead & { standings: IndividualStanding[] };
export type IndividualsView = RankingHead & IndividualPage & { rankedUnits: Unit[] };
type RankedUnit = UnitStanding & { qualification: Qualification };
export type UnitRankingView = RankingHead & {
  topK: number;
  gates: readonly Gate[];
  standings: RankedUnit[];
  cut: Cut;
};

/** The whole individual ranking; null before there is a contest. */
export async function rankAllIndividuals(
  ctx: Ctx,
  permission: Permission<'ranking.view'>
): Promise<(IndividualRanking & { facts: RoundFacts }) | null> {
  const facts = await readFacts(ctx, permission);
  if (!facts) return null;
  const { entries, ...head } = headOf(facts);
  return { ...head, facts, standings: rankIndividuals(entries, facts.round.rules.tieBreaks) };
}

/** One page of the individual ranking, searched and limited to a ranked unit as asked. */
export async function readIndividuals(
  ctx: Ctx,
  permission: Permission<'ranking.view'>,
  query: IndividualQuery
): Promise<IndividualsView | null> {
  const ranking = await rankAllIndividuals(ctx, permission);
  if (!ranking) return null;
  const { facts, standings, ...head } = ranking;
  const { levels } = facts.contest.unitRanking;
  const rankedUnits = facts.tree.units.filter((unit) => levels.includes(unit.type));
  return { ...head, ...findIndividuals(standings, facts.tree, levels, query), rankedUnits };
}

/** The ranking of units with the line of those who go on; null before there is a contest. */
export async function readUnitRanking(
  ctx: Ctx,
  permission: Permission<'ranking.view'>
): Promise<UnitRankingView | null> {
  const facts = await readFacts(ctx, permission);
  if (!facts) return null;
  const { tree, registrations, contest } = facts;
  const { entries, ...head } = headOf(facts);
  const standings = rankUnits(tree, registrations, entries, contest.unitRanking);
  const { topK, gates, qualify: places } = contest.unitRanking;
  return { ...head, topK, gates, ...qualify(standings, places) };
}

function headOf({ contest, round, registrations, outcomes, asOf }: RoundFacts) {
  const entries = officialEntries(registrations, outcomes, round.rules);
  return {
    contestName: contest.name,
    roundName: round.name,
    asOf,
    registered: registrations.length,
    handedIn: entries.length,
    working: outcomes.filter((outcome) => outcome.state === 'open').length,
    entries
  };
}
