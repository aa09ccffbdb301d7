import type { Denominator } from '../contest/rules.ts';
import { compareShares, missingTo, type Share } from '../results/share.ts';
import type { Unit } from '../units/unit.ts';
import { shareOf, type ParticipationRow } from './participation.ts';

/** A unit with its rate. */
export type UnitRate = { unit: Unit; share: Share };

/** A unit under the threshold, and how many more of its people are needed to reach it. */
export type Laggard = UnitRate & { missing: number };

/** Who stands below a threshold, and where everybody took part (RP2). */
export type Laggards = {
  denominator: Denominator;
  /** In percent. */
  threshold: number;
  /** Units that have a rate at all. */
  rated: number;
  /** The lowest rate first. */
  below: Laggard[];
  /** Units at 100 %, in the order of the official list. */
  full: UnitRate[];
  /** Units without a rate: nobody is registered, or nobody counted the officials. */
  unrated: Unit[];
  /** All of them in the order of the official list. */
  compared: { unit: Unit; share: Share | null }[];
};

/**
 * Units below a threshold and units at 100 % (RP2).
 *
 * @param rows the units to compare, each with everything below it
 */
export function laggards(
  rows: readonly Pick<ParticipationRow, 'unit' | 'all'>[],
  denominator: Denominator,
  threshold: number
): Laggards {
  const rates = rows.map(({ unit, all }) => ({ unit, share: rateOf(shareOf(all, denominator)) }));
  const rated = rates.flatMap(({ unit, share }) => (share ? [{ unit, share }] : []));
  return {
    denominator,
    threshold,
    rated: rated.length,
    below: rated
      .map((rate) => ({ ...rate, missing: missingTo(threshold, rate.share) }))
      .filter(({ missing }) => missing > 0)
      .sort(lowestFirst),
    full: rated.filter(({ share }) => share.part >= share.whole),
    unrated: rates.flatMap(({ unit, share }) => (share ? [] : [unit])),
    compared: rates
  };
}

const rateOf = (share: Share | null): Share | null => (share?.whole ? share : null);

const lowestFirst = (left: UnitRate, right: UnitRate): number =>
  compareShares(left.share, right.share) || left.unit.position - right.unit.position;
