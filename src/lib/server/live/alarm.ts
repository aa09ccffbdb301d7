import type { Instant } from '../../domain/core/time.ts';

/** A room that could not say that time is up tries again after this long. */
const RETRY_MS = 250;

/** The longest wait that a timer takes; a later deadline is looked at again then. */
const LONGEST_MS = 2 ** 31 - 1;

/** A hint that a deadline has come. The deadline itself is part of the state (R5). */
export function alarm(now: () => Instant, ring: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let rang: Instant | null = null;

  return {
    /** Sets it to this deadline, or to none. */
    set: (deadline: Instant | null): void => {
      clearTimeout(timer);
      if (deadline === null) return;
      const isAgain = rang === deadline && deadline <= now();
      const wait = isAgain ? RETRY_MS : Math.max(0, deadline - now());
      timer = setTimeout(
        () => {
          rang = deadline;
          ring();
        },
        Math.min(wait, LONGEST_MS)
      );
    },
    stop: (): void => clearTimeout(timer)
  };
}
