import type { Permission } from '../../domain/auth/permissions.ts';
import { officialEntries } from '../../domain/results/entry.ts';
import {
  findIndividuals,
  type IndividualPage,
  type IndividualQuery
} from '../../domain/results/find.ts';
import { rankIndividuals, type IndividualStanding } from '../../domain/results/individuals.ts';
import type { Unit } from '../../domain/units/unit.ts';
import type { Ctx } from '../ctx.ts';
import { readFacts, type RoundFacts } from './facts.ts';
import type { RankingHead } from './ranking-head.ts';

export { readFacts, type RoundFacts } from './facts.ts';
export type { RankingHead } from './ranking-head.ts';
export { rankUnitsNow, readUnitRanking, type UnitRankingView } from './unit-ranking.ts';

export type IndividualRanking = RankingHead & { standings: IndividualStanding[] };
export type IndividualsView = RankingHead & IndividualPage & { rankedUnits: Unit[] };

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
