import type { Instant } from '../../domain/core/time.ts';
import type { Names } from './held-names.ts';

/** What every ranking says of itself. */
export type RankingHead = {
  contestName: string;
  roundName: string;
  asOf: Instant;
  registered: number;
  handedIn: number;
  /** Contestants whose attempt still runs: until they are done the ranking is provisional. */
  working: number;
  /** While the round is open no score stands beside a name. */
  names: Names;
};
