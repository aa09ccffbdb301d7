/** Marks as whole hundredths of a point: 2 points are 200. No fractions, so no rounding. */
export type Hundredths = number;

/** Whole hundredths from points with at most two decimals, such as 2 or 0.25. */
export const hundredths = (points: number): Hundredths => Math.round(points * 100);
