import { invalidateAll } from '$app/navigation';
import { attemptCalls } from './attempt-calls.ts';

/** Some seconds more or less, so that a whole hall does not ask at once. */
const EVERY_MS = 40_000;
const SPREAD_MS = 20_000;

/**
 * Looks now and then whether organizers let a closed paper go on or a new attempt begin, and has the
 * page read again when they do: it then leads on by itself. The answer stops it.
 *
 * @param mayStart what the page says already
 */
export function lookForHelp(attemptId: string, mayStart: boolean): () => void {
  const calls = attemptCalls(attemptId);
  let timer: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    timer = setTimeout(() => void look(), EVERY_MS + SPREAD_MS * Math.random());
  };
  async function look(): Promise<void> {
    if (document.visibilityState === 'visible') {
      const reply = await calls.state(null);
      if (reply.kind === 'signed-out' || reply.kind === 'not-found') return;
      const isHelped =
        reply.kind === 'state' && (!reply.isSubmitted || reply.mayStart !== mayStart);
      if (isHelped) void invalidateAll();
    }
    wait();
  }
  wait();
  return () => clearTimeout(timer);
}
