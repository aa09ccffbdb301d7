import type { ReviewMoment } from '../contest/rules.ts';

/**
 * May a contestant who has handed in see it now?
 *
 * @param isOver whether the round is over for everybody: until then a key would help others
 */
export function mayReview(moment: ReviewMoment, isOver: boolean): boolean {
  switch (moment) {
    case 'submit':
      return true;
    case 'close':
      return isOver;
    case 'never':
      return false;
  }
}
