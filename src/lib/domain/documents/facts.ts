import type { Instant } from '../core/time.ts';
import type { Hundredths } from '../core/points.ts';
import type { JuryState } from '../judging/marking.ts';
import type { ContestPlan } from '../contest/rules.ts';
import type { Band } from '../reports/quality.ts';
import type { Share } from '../results/share.ts';
import type { Source } from './parts.ts';

/** What the sentences W1 to W7 are made from: counts and days, no words but names. */
export type ReportFacts = {
  contestName: string;
  plan: ContestPlan | null;
  asOf: Instant;
  registered: number;
  roundOne: RoundOne | null;
  roundTwo: RoundTwo | null;
  /** True where several calls or finals could be round two and nobody has said which. */
  mustChooseRoundTwo: boolean;
  /** Of round two; null while no sheet is out. */
  jury: JuryState | null;
  prizes: Prizes | null;
  participation: TookPart;
  quality: EntryQuality;
  /** The days of round one with their attempts, oldest first. */
  waves: readonly Wave[];
  blocs: readonly Bloc[];
};

export type RoundOne = {
  days: readonly Instant[];
  closesAt: Instant;
  /** Units were told on which day to sit, so that one day says nothing against another. */
  isByUnit: boolean;
};

export type RoundTwo = {
  /** Those that handed in or stood on stage, not those that were invited. */
  teams: number;
  /** On its days it was held, or these are the days on which entries came in. */
  was: 'held' | 'handed-in';
  days: readonly Instant[];
  endsAt: Instant;
  source: Source;
};

export type Prizes = {
  units: readonly { name: string; count: number }[];
  individuals: number;
  winner: string;
};

export type TookPart = {
  /** People who handed in. */
  people: number;
  registered: number;
  /** Officials present; null unless all were counted. */
  headcount: number | null;
  /** All units of the contest that are ranked, those that registered nobody among them. */
  units: number;
  /** Of those, units from which somebody handed in. */
  unitsIn: number;
  /** Units whose registered people all took part. */
  full: number;
  /** Below this many percent a unit is told to be low. */
  threshold: number;
  low: readonly { code: string; name: string; share: Share }[];
};

/** Valid entries by bands that do not overlap (RP4), and what they come to. */
export type EntryQuality = {
  valid: number;
  bands: Readonly<Record<Band, number>>;
  mean: Hundredths | null;
  max: Hundredths;
};

/** A day of round one with its valid entries. */
export type Wave = { day: Instant; attempts: number; perfect: number };

/** `name` as a sentence says it: "khối sở, ban, ngành". */
export type Bloc = { key: string; name: string; people: number };
