import type { Instant } from '../../core/time.ts';
import type { Contest, IndividualTieBreak } from '../../contest/rules.ts';
import type { Cut, Qualification } from '../../results/qualify.ts';
import type { UnitStanding } from '../../results/units.ts';

/** What the ranking documents are made from. */
export type RankingFacts = {
  contest: Contest;
  roundName: string;
  asOf: Instant;
  /** When the round is over; null without sessions. */
  closesAt: Instant | null;
  registered: number;
  handedIn: number;
  units: readonly (UnitStanding & { qualification: Qualification })[];
  cut: Cut;
  /** What parts contestants with the same score. */
  tieBreaks: readonly IndividualTieBreak[];
  /** A unit as documents name it, by id. */
  unitName: (unitId: string) => string;
};
