/** A part of a whole as two counts, so that it is compared and shown without rounding in between. */
export type Share = { part: number; whole: number };

/** Orders shares from small to large by whole numbers alone; of nothing at all is the smallest. */
export function compareShares(left: Share, right: Share): number {
  if (left.whole === 0 || right.whole === 0) return left.whole - right.whole;
  return left.part * right.whole - right.part * left.whole;
}

/** How many more people are needed for a threshold in percent; 0 where it is reached. */
export const missingTo = (threshold: number, { part, whole }: Share): number =>
  Math.max(0, Math.ceil((threshold * whole) / 100) - part);

/**
 * A share in hundredths of a percent, rounded half up: 4.284 of 4.345 is 9860, shown as 98,60%.
 * Null for a share of nothing (0/0 is "–"). All is said only of all, nothing only of nothing.
 */
export const basisPoints = (share: Share): number | null => percentSteps(share, 2);

/** The same with any number of decimals: in tenths of a percent with one, in percents with none. */
export function percentSteps({ part, whole }: Share, decimals: number): number | null {
  const all = 100 * 10 ** decimals;
  if (whole === 0) return null;
  if (part === 0 || part === whole) return part === 0 ? 0 : all;
  const rounded = Number((2n * BigInt(all) * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole)));
  if (part > whole) return Math.max(rounded, all + 1);
  return Math.min(Math.max(rounded, 1), all - 1);
}
