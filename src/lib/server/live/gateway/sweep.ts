import type { Ctx } from '../../ctx.ts';

const EVERY_MS = 1000;

/**
 * Does the work every second; a round that takes longer is never met by the next one, and one that
 * fails is only said in the log.
 */
export function everySecond(log: Ctx['log'], work: () => Promise<void>) {
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    work()
      .catch((error: unknown) => log.error({ error }, 'the look at connections failed'))
      .finally(() => (isBusy = false));
  }, EVERY_MS);
  timer.unref();
  return { stop: (): void => clearInterval(timer) };
}
