import { basisPoints } from '../results/share.ts';

/** All of it, in hundredths of a percent. */
export const ALL = 10_000;

/**
 * What each part is of the whole, in hundredths of a percent: everyone's own true rounding, the same
 * in every list, so that anybody finds it again with a calculator. Where these do not add up to
 * 100 %, whoever shows them says that they are rounded (domain.md d2).
 *
 * @returns null for parts of nothing
 */
export function sharesOfWhole(parts: readonly number[]): number[] | null {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole === 0) return null;
  return parts.map((part) => basisPoints({ part, whole }) ?? 0);
}

/** Do the shares as they are shown add up to exactly 100 %? */
export const addUp = (shares: readonly (number | null)[]): boolean =>
  shares.reduce<number>((sum, share) => sum + (share ?? 0), 0) === ALL;
