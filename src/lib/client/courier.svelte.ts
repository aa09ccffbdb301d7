import { waitBeforeRetry } from './backoff.ts';
import type { ShutOut, Unknown } from './call.ts';

const BEAT_MS = 1000;

/**
 * Carries what a page has to the server: one thing at a time, and again after a while where nobody
 * answers.
 *
 * @param isShut told when the server does not let this browser in any more
 */
export function courier(isShut: (why: ShutOut['kind']) => void) {
  /** Tries in a row that did not reach the server. */
  let failures = $state(0);
  let running: Promise<void> | null = null;
  let quietUntil = 0;

  /** The next try is made at once; a device that says it has no network has none. */
  function forgive(): void {
    [failures, quietUntil] = [navigator.onLine ? 0 : 1, 0];
  }

  async function rest(): Promise<void> {
    while (running) await running;
  }

  return {
    get isUnreachable() {
      return failures > 0;
    },
    /** Under way, or waiting until it may try again. */
    get isBusy() {
      return running !== null || performance.now() < quietUntil;
    },
    /** True unless the server could not be reached or does not let this browser in. */
    heard: <Reply extends { kind: string }>(
      reply: Reply | ShutOut | Unknown
    ): reply is Exclude<Reply, ShutOut | Unknown> => {
      if (reply.kind === 'unknown') {
        failures += 1;
        quietUntil = performance.now() + waitBeforeRetry(failures, Math.random());
        return false;
      }
      failures = 0;
      if (reply.kind === 'signed-out' || reply.kind === 'not-found') {
        isShut(reply.kind);
        return false;
      }
      return true;
    },
    /** Does this unless something else is under way. */
    alone: async (task: () => Promise<void>): Promise<void> => {
      if (running) return;
      running = task();
      await running;
      running = null;
    },
    /** Forgets earlier failures: the next try is made at once. */
    retry: forgive,
    /** Tries now, whatever failed before, and waits until nothing is under way. */
    flush: async (beat: () => Promise<void>): Promise<void> => {
      await rest();
      forgive();
      await beat();
      await rest();
    },
    lostConnection: (): void => {
      failures = Math.max(failures, 1);
    },
    /** Looks every second for what is due; the answer stops it. */
    every: (beat: () => Promise<void>): (() => void) => {
      const timer = setInterval(() => void beat(), BEAT_MS);
      return () => clearInterval(timer);
    }
  };
}
