import type { Instant } from '../core/time.ts';
import { settlingAt } from './decide/race.ts';
import { closingAt } from './latency.ts';
import { segmentPhase } from './stage.ts';
import type { ShowState } from './state.ts';

/**
 * When the room must say that time is up, or null. This is the truth; a timer only reminds, and is
 * set again from here after a restart (R5). Performances run over and end by hand.
 */
export function deadlineOf({ show, programme }: ShowState): Instant | null {
  const run = segmentPhase(show)?.run;
  switch (run?.step) {
    case 'open':
    case 'race':
    case 'answering':
      return run.clock.kind === 'running' ? closingAt(run.clock.endsAt, programme.race) : null;
    case 'collecting':
      return settlingAt(run);
    default:
      return null;
  }
}
