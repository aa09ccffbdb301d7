/** So many messages at once, and so many more each second, are more than any hand can send. */
const MOST = 40;
const PER_SECOND = 10;

/** Whoever goes on for so many messages after a refusal is no hand. */
const MOST_REFUSED = 40;

/** `too-fast`: refused, and the sender is told; `flood`: the connection is ended. */
export type Credit = 'spent' | 'too-fast' | 'flood';

/** What a connection may still send. */
export type Credits = { spend: (now: number) => Credit };

/** A bucket that fills with time (B-W9). `now` is a monotonic clock in milliseconds. */
export function makeCredits(now: number): Credits {
  let [left, since] = [MOST, now];
  return {
    spend: (now) => {
      left = Math.min(MOST, left + ((now - since) / 1000) * PER_SECOND);
      since = now;
      left = Math.max(left - 1, -MOST_REFUSED - 1);
      if (left >= 0) return 'spent';
      return left < -MOST_REFUSED ? 'flood' : 'too-fast';
    }
  };
}
