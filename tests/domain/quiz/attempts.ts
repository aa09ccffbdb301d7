import type { Attempt } from '#lib/domain/quiz/attempt.ts';
import { MINUTE, SECOND, vietnamTime } from '#lib/domain/core/time.ts';

export const EIGHT = vietnamTime(2021, 9, 22, 8);

/** An attempt that began at eight and has thirty minutes and five seconds of grace. */
export function attempt(over: Partial<Attempt> = {}): Attempt {
  return {
    id: 'attempt-an',
    roundId: 'round-1',
    sessionId: 'session-1',
    registrationId: 'registration-an',
    attemptNo: 1,
    state: 'open',
    startedAt: EIGHT,
    deadlineAt: EIGHT + 30 * MINUTE,
    extraMs: 0,
    creditMs: 0,
    graceMs: 5 * SECOND,
    pausedMs: 0,
    submittedAt: null,
    submitReason: null,
    receiptCode: null,
    holder: 1,
    standsFor: null,
    cutShortAt: null,
    keysShownAt: null,
    ...over
  };
}
