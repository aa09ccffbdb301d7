import type { FailureKind } from '../../domain/auth/security-event.ts';
import { MINUTE, type Instant } from '../../domain/core/time.ts';

/** A failure as it is counted: of what kind, at which account, from where. */
export type Failure = { kind: FailureKind; accountId: string | null; address: string | null };
export type Counted = Failure & { times: number; at: Instant };

/** So many accounts and addresses get rows of their own in one minute; the rest is one row each kind. */
const MOST_ROWS = 20;

/**
 * Counts failures so that a storm of them cannot fill the disk (F10): the first in a minute of an
 * account and address is on record at once, those after it are one number when the minute is over.
 */
export function countFailures() {
  let minute = 0;
  let rows = 0;
  let more = new Map<string, Counted>();

  function passed(now: Instant): Counted[] {
    const current = Math.floor(now / MINUTE);
    if (current === minute) return [];
    const counted = [...more.values()];
    [minute, rows, more] = [current, 0, new Map<string, Counted>()];
    return counted;
  }

  return {
    /** What goes on record now, the count of an earlier minute first. */
    noted: (failure: Failure, now: Instant): Counted[] => {
      const before = passed(now);
      const isOwn = rows < MOST_ROWS || more.has(keyOf(failure));
      const one: Failure = isOwn ? failure : { ...failure, accountId: null, address: null };
      const known = more.get(keyOf(one));
      if (known) {
        more.set(keyOf(one), { ...known, times: known.times + 1 });
        return withoutNothing(before);
      }
      rows += 1;
      more.set(keyOf(one), { ...one, times: 0, at: now });
      return withoutNothing([...before, { ...one, times: 1, at: now }]);
    },
    /** What an earlier minute left to be put on record. */
    left: (now: Instant): Counted[] => withoutNothing(passed(now))
  };
}

const keyOf = ({ kind, accountId, address }: Failure): string =>
  JSON.stringify([kind, accountId, address]);

const withoutNothing = (counted: readonly Counted[]): Counted[] =>
  counted.filter(({ times }) => times > 0);
