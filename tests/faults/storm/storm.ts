import { Agent } from 'node:http';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import type { View } from '#lib/domain/live/views.ts';
import { acknowledgedBy, drainAll, startLoad, surprisesOf, untilAcknowledged } from '../crowd.ts';
import { nothingMissing, type Fault, type Finding, type Setting } from '../fault.ts';
import { onInstallation, violationsOf, type Installation } from '../installation.ts';
import { seat } from '../seats.ts';
import { busiestShare, untilBack } from './coming-back.ts';
import { closeHall, fillHall, type FullHall } from './full-hall.ts';
import { openPagesAtOnce } from './pages.ts';

const PHONES = { ci: 250, full: 2900 };
const OFFICIALS = { ci: 30, full: 60 };
/** Each of them changes an answer so often: faster than anybody reads. */
const SAVES_EVERY_MS = 500;
const BACK_WITHIN_MS = 30 * SECOND;
const STORED_WITHIN_MS = 30 * SECOND;
/** If more than this part comes back within a quarter of a second, chance does not spread them. */
const MOST_AT_ONCE = 0.5;

/** F38: everybody is cut off at once and comes back at once. */
export const storm: Fault = {
  id: 'F38',
  injected: 'all screens and phones of a final lose their line at once, then the server is killed',
  missing: nothingMissing,
  run: (setting) =>
    onInstallation(
      { officials: OFFICIALS[setting.size], durationMs: 120 * MINUTE, graceMs: 5 * SECOND },
      (installation) => cutAll(installation, setting)
    )
};

async function cutAll(installation: Installation, { size, seed }: Setting): Promise<Finding> {
  const { server, officials } = installation;
  const hall = await fillHall(installation, PHONES[size]);
  const agent = new Agent({ keepAlive: true });
  const contestants = await seat(installation, officials, { seed, agent });
  const load = startLoad(contestants, SAVES_EVERY_MS);
  await untilAcknowledged(contestants, contestants.length);
  const signedIn = await sessionsOf(installation);
  const failures: string[] = [];

  const cutAt = performance.now();
  for (const screen of hall.screens) screen.cut();
  const [saved] = await Promise.all([
    untilAcknowledged(contestants, contestants.length).then(() => performance.now() - cutAt),
    lookBack('after the cut', hall, { cutAt, from: cutAt }, failures)
  ]);

  await server.kill();
  const killedAt = performance.now();
  await server.start();
  const readyAt = performance.now();
  const [backMs, pages] = await Promise.all([
    lookBack('after the kill', hall, { cutAt: killedAt, from: readyAt }, failures),
    openPagesAtOnce(contestants, BACK_WITHIN_MS)
  ]);
  failures.push(...pages.failures);
  await untilAcknowledged(contestants, contestants.length);
  await load.stop();
  failures.push(...(await drainAll(contestants, STORED_WITHIN_MS)));

  const spread = busiestShare(hall.phones, killedAt);
  const together = busiestShare(hall.lockstep, killedAt);
  if (spread > MOST_AT_ONCE) failures.push(`${percent(spread)} of all phones came back at once`);
  if ((await sessionsOf(installation)) !== signedIn) failures.push('somebody had to sign in again');
  failures.push(...surprisesOf(contestants));
  failures.push(...(await violationsOf(installation, acknowledgedBy(contestants))));
  closeHall(hall);
  return {
    fired: 2 * hall.screens.length,
    n: 2 * hall.screens.length + pages.opened,
    of: 'connections and pages',
    failures,
    control: {
      what: `of phones that wait without chance ${percent(together)} came back within a quarter of a second`,
      failed: together > MOST_AT_ONCE
    },
    notes: [
      `with chance ${percent(spread)}`,
      `95 % back ${backMs} ms after the server was ready`,
      `everybody had saved again ${Math.round(saved)} ms after the cut`
    ]
  };
}

/** Waits for all screens; says so if not 95 of 100 are back in time, or some never. */
async function lookBack(
  when: string,
  hall: FullHall,
  { cutAt, from }: { cutAt: number; from: number },
  failures: string[]
): Promise<number> {
  const { p95, missing } = await untilBack<View>(hall.screens, cutAt, from);
  if (p95 > BACK_WITHIN_MS) failures.push(`${when}: 95 % were back only after ${p95} ms`);
  if (missing.length > 0) failures.push(`${when}: shut out: ${missing.join(', ')}`);
  return p95;
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** How often somebody has signed in: whoever comes back is known by a cookie. */
const sessionsOf = ({ onDatabase }: Installation): Promise<number> =>
  onDatabase(async ({ db }) => {
    const rows = await db.selectFrom('login_session').select('id_hash').execute();
    return rows.length;
  });
