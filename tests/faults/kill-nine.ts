import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { chanceFor } from './chance.ts';
import { acknowledgedBy, startLoad, untilAcknowledged } from './crowd.ts';
import { nothingMissing, type Fault, type Finding, type Setting } from './fault.ts';
import { onInstallation, violationsOf, type Installation } from './installation.ts';
import { countViolations } from './invariants.ts';
import type { Change } from './ledger.ts';
import { seat } from './seats.ts';

const KILLS = { ci: 6, full: 50 };
const CONTESTANTS = 30;
/** The kill comes at a random moment within this time after the first acknowledgement. */
const WITHIN_MS = { ci: 500, full: 2000 };
/** So long at most after everybody has pressed at once: a quick server has nothing else under way. */
const AFTER_CROWD_MS = 60;
/** Asked for in a full run only, which has the machine to itself. */
const READY_WITHIN_MS = 3000;
const STORED_WITHIN_MS = 30_000;

/** F01: the process is pulled away under load and started again. */
export const killNine: Fault = {
  id: 'F01',
  injected: 'kill -9 of the server at a random moment while everybody saves',
  missing: nothingMissing,
  run: (setting) =>
    onInstallation(
      { officials: CONTESTANTS, durationMs: 120 * MINUTE, graceMs: 5 * SECOND },
      (installation) => killAgainAndAgain(installation, setting)
    )
};

async function killAgainAndAgain(
  installation: Installation,
  { size, seed }: Setting
): Promise<Finding> {
  const random = chanceFor(seed, 'F01');
  const agent = new Agent({ keepAlive: true });
  const contestants = await seat(installation, installation.officials, { seed, agent });
  const failures: string[] = [];
  const [readyMs, storedMs]: number[][] = [[], []];
  let [struck, missedByTrusting] = [0, 0];

  for (let kill = 1; kill <= KILLS[size]; kill += 1) {
    const { server } = installation;
    const load = startLoad(contestants);
    await untilAcknowledged(contestants);
    await pause(random.below(WITHIN_MS[size]));
    for (const one of contestants) {
      one.change();
      void one.flush();
    }
    await pause(random.below(AFTER_CROWD_MS));
    const dying = server.kill();
    const underWay = contestants.flatMap((one) => one.queue);
    if (await dying) struck += 1;
    await load.stop();
    readyMs?.push(await server.start());

    const where = `after kill ${kill}`;
    const found = await violationsOf(installation, acknowledgedBy(contestants));
    failures.push(...found.map((one) => `${where}: ${one}`));
    missedByTrusting += await missedIfTrusted(installation, underWay);

    const from = performance.now();
    const drained = await Promise.all(contestants.map((one) => one.drain(STORED_WITHIN_MS)));
    if (drained.includes(false)) failures.push(`${where}: not all stored within 30 s`);
    storedMs?.push(performance.now() - from);
  }
  failures.push(...(await violationsOf(installation, acknowledgedBy(contestants))));
  failures.push(...contestants.flatMap((one) => one.surprises));
  failures.push(...contestants.flatMap((one) => one.refused.map((change) => change.refusal)));
  const slowest = percentile95(readyMs ?? []);
  if (size === 'full' && slowest > READY_WITHIN_MS)
    failures.push(`ready only after ${slowest} ms (p95)`);

  return {
    fired: struck,
    n: struck,
    of: 'kills',
    failures,
    control: {
      what: `a page that trusts without being told would miss ${missedByTrusting} changes`,
      failed: missedByTrusting > 0
    },
    notes: [
      `${acknowledgedBy(contestants).length} acknowledged`,
      `ready p95 ${slowest} ms`,
      `all stored p95 ${percentile95(storedMs ?? [])} ms`
    ]
  };
}

/** What I1 would count if pages had believed that everything they sent was stored. */
function missedIfTrusted({ onDatabase }: Installation, sent: readonly Change[]): Promise<number> {
  const believed = sent.map((change) => ({ ...change, storedRevision: change.revision }));
  return onDatabase(async (ctx) => (await countViolations(ctx, believed))['I1'] ?? 0);
}

function percentile95(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return Math.round(sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? 0);
}
