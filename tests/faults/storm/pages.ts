import { setTimeout as pause } from 'node:timers/promises';
import type { Contestant } from '../contestant.ts';
import { send } from '../http.ts';

/** What a browser that comes back asks for: where somebody begins, the paper, and its time. */
const paths = (attemptId: string): string[] => [
  '/',
  `/quiz/${attemptId}`,
  `/api/attempts/${attemptId}/state`
];

/**
 * Opens the pages of all of these at once, again where nobody answers or the server asks to come
 * later. A sentence for every page that was refused, or did not come in time.
 */
export async function openPagesAtOnce(
  contestants: readonly Contestant[],
  patienceMs: number
): Promise<{ opened: number; failures: string[] }> {
  const wanted = contestants.flatMap(({ attemptId, way }) =>
    paths(attemptId).map((path) => ({ path, way }))
  );
  const giveUpAt = performance.now() + patienceMs;
  const said = await Promise.all(
    wanted.map(async ({ path, way }) => {
      for (;;) {
        const reply = await send(way, 'GET', path).catch(() => null);
        const isToComeLater = reply === null || reply.status === 503;
        if (!isToComeLater) return reply.status === 200 ? null : `${path} said ${reply.status}`;
        if (performance.now() > giveUpAt) return `${path} did not come in time`;
        await pause(500 + 500 * Math.random());
      }
    })
  );
  const failures = said.filter((sentence) => sentence !== null);
  return { opened: said.length - failures.length, failures };
}
