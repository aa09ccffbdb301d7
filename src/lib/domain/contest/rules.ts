import type { Hundredths } from '../core/points.ts';
import type { UnitType } from '../units/unit.ts';
import type { BlueprintCell } from './blueprint-cell.ts';

/** When contestants may see something: their score, or the key with explanations. */
export type ReviewMoment = 'submit' | 'close' | 'never';

/** What can break a tie between contestants, in the declared order (B3). */
export const INDIVIDUAL_TIE_BREAKS = ['elapsed:asc', 'submitted:asc'] as const;
export type IndividualTieBreak = (typeof INDIVIDUAL_TIE_BREAKS)[number];

/** What can break a tie between units, in the declared order (B12, preset dong-thap-2021). */
export const UNIT_TIE_BREAKS = ['elapsed-of-top:asc', 'next-best:desc', 'rate:desc'] as const;
export type UnitTieBreak = (typeof UNIT_TIE_BREAKS)[number];

/** The rules of a timed quiz round (B1). */
export type RoundRules = {
  paper: {
    durationMs: number;
    blueprint: readonly BlueprintCell[];
    shuffleQuestions: boolean;
    shuffleOptions: boolean;
  };
  /** A save that reaches the server this long after the deadline still counts. */
  graceMs: number;
  attempts: { max: number; counts: 'best' | 'first' | 'last' };
  scoring: { right: Hundredths; wrong: Hundredths; blank: Hundredths };
  review: { scoreAt: ReviewMoment; keyAt: ReviewMoment };
  tieBreaks: readonly IndividualTieBreak[];
};

/** What a rate can be a share of; every rate names which. */
export const DENOMINATORS = ['registered', 'headcount'] as const;
export type Denominator = (typeof DENOMINATORS)[number];

/** A condition for being ranked (B4): at least so many percent of a unit's people took part. */
export type Gate = {
  kind: 'participation';
  of: Denominator;
  /** In percent. */
  least: number;
  /** Only for units with so many officials present: from this many, fewer than that. */
  size: { from: number; below: number | null } | null;
};

/** How units are ranked and who goes on (B4). */
export type UnitRanking = {
  /** Unit types that compete; everything below counts for the nearest of these above it. */
  levels: readonly UnitType[];
  /** Every one of those that are for a unit of its size has to be passed. */
  gates: readonly Gate[];
  topK: number;
  tieBreaks: readonly UnitTieBreak[];
  /** How many units go on to the next round. */
  qualify: number;
};

/** What a visitor reads about the contest. */
export type ContestAbout = {
  organizer: string;
  legalBasis: string;
  audience: string;
  plan: ContestPlan | null;
  contact: ContestContact | null;
};

/** Who helps contestants that cannot go on, as every page says it. */
export type ContestContact = {
  /** An office or a person: "Tổ giúp việc Hội thi, Sở Nội vụ". */
  name: string;
  /** Empty if there is none; then there is an e-mail address. */
  telephone: string;
  email: string;
  /** When somebody answers, in words. May be empty. */
  hours: string;
};

/** The plan (kế hoạch) that the contest rests on, as official reports tell it (W1). */
export type ContestPlan = {
  /** "1610/KH-SNV". */
  number: string;
  /** The day of the plan, such as "2021-07-19". */
  day: string;
  leadUnit: string;
  /** Who may take part, as a report says it: "các CBCCVC đang công tác tại …". */
  audience: string;
};

export type Contest = {
  id: string;
  code: string;
  name: string;
  about: ContestAbout;
  unitRanking: UnitRanking;
  /** May everybody see who took part, unit by unit? Closed until an organizer opens it. */
  isBoardOpen: boolean;
};

export type Round = {
  id: string;
  contestId: string;
  ordinal: number;
  name: string;
  bankId: string;
  rules: RoundRules;
};

/** A fixed slot (ca thi) of a round. No unit named: it is for everybody. */
export type ExamSession = {
  id: string;
  roundId: string;
  name: string;
  opensAt: number;
  closesAt: number;
  unitIds: readonly string[];
};
