export { readNames, type Names } from './held-names.ts';
export { readFacts, type RoundFacts } from './facts.ts';
export {
  rankIndividualsNow,
  readIndividuals,
  type IndividualRanking,
  type IndividualsView
} from './individual-ranking.ts';
export { readOwnAttempts, type OwnAttempts } from './own-attempts.ts';
export type { RankingHead } from './ranking-head.ts';
export { rankUnitsNow, readUnitRanking, type UnitRankingView } from './unit-ranking.ts';
