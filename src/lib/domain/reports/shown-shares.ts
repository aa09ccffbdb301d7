const WHOLE = 10_000;

/**
 * Shares of a whole in hundredths of a percent that add up to exactly 100 % as they are shown
 * (finding 8): each is rounded down, and what is left over goes to those that lost most by it. A
 * part shows the same share in every list, whatever the order.
 *
 * @returns null for parts of nothing
 */
export function shownShares(parts: readonly number[]): number[] | null {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole === 0) return null;
  const shares = parts.map((part) => Math.floor((WHOLE * part) / whole));
  const left = WHOLE - shares.reduce((sum, share) => sum + share, 0);
  const lost = (at: number): number => (WHOLE * (parts[at] ?? 0)) % whole;
  const mostLost = [...parts.keys()].sort(
    (one, other) => lost(other) - lost(one) || (parts[other] ?? 0) - (parts[one] ?? 0)
  );
  for (const at of mostLost.slice(0, left)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}
