/** So many messages at once, and so many more each second, are more than any hand can send. */
const MOST = 40;
const PER_SECOND = 10;

/** What a connection may still send. */
export type Credits = { spend: (now: number) => boolean };

/** A bucket that fills with time (B-W9). `now` is a monotonic clock in milliseconds. */
export function makeCredits(now: number): Credits {
  let [left, since] = [MOST, now];
  return {
    spend: (now) => {
      left = Math.min(MOST, left + ((now - since) / 1000) * PER_SECOND);
      since = now;
      if (left < 1) return false;
      left -= 1;
      return true;
    }
  };
}
