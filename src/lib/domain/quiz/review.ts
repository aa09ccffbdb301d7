import type { ReviewMoment } from '../contest/rules.ts';
import type { Instant } from '../core/time.ts';

/**
 * May a contestant who has handed in see it now?
 *
 * @param closesAt when the last session of the round closes: until then a key would help others
 */
export function mayReview(moment: ReviewMoment, closesAt: Instant, now: Instant): boolean {
  switch (moment) {
    case 'submit':
      return true;
    case 'close':
      return now >= closesAt;
    case 'never':
      return false;
  }
}
