import type { Hundredths } from '../core/points.ts';
import { DAY, type Instant } from '../core/time.ts';

/** What handing in after the close costs: for every started day (B7: half a point), with a cap. */
export type LatePenalty = { perDay: Hundredths; most: Hundredths };

/** Days begun after the close; 0 in time. */
export const daysLate = (closedAt: Instant, handedInAt: Instant): number =>
  Math.max(0, Math.ceil((handedInAt - closedAt) / DAY));

/** The deduction for handing in late, 0 or less. */
export function latePoints(
  closedAt: Instant,
  handedInAt: Instant,
  penalty: LatePenalty | null
): Hundredths {
  if (penalty === null) return 0;
  const lost = Math.min(daysLate(closedAt, handedInAt) * penalty.perDay, penalty.most);
  return lost === 0 ? 0 : -lost;
}
