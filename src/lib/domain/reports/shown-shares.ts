import { basisPoints } from '../results/share.ts';

const WHOLE = 10_000;

/**
 * Shares of a whole in hundredths of a percent that add up to exactly 100 % as they are shown: each
 * is rounded by itself, and one takes what rounding left over (finding 8).
 *
 * @param absorbs of few parts the last one with anything in it; of many the largest, where nobody
 *   sees it. A last part that would become less than nothing leaves it to the largest, too.
 * @returns null for parts of nothing
 */
export function shownShares(
  parts: readonly number[],
  absorbs: 'last' | 'largest' = 'last'
): number[] | null {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole === 0) return null;
  const shares = parts.map((part) => basisPoints({ part, whole }) ?? 0);
  const largest = parts.indexOf(Math.max(...parts));
  const last = absorbs === 'last' ? parts.findLastIndex((part) => part > 0) : largest;
  const others = shares.reduce((sum, share, at) => sum + (at === last ? 0 : share), 0);
  const rest = WHOLE - others;
  if (rest >= 0) return shares.with(last, rest);
  return shares.with(last, 0).with(largest, (shares[largest] ?? 0) + rest);
}
