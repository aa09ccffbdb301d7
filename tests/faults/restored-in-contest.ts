import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { runCommand } from './command-line.ts';
import type { Contestant } from './contestant.ts';
import { acknowledgedBy, drainAll, startLoad, untilAcknowledged } from './crowd.ts';
import { nothingMissing, type Fault, type Finding, type Setting } from './fault.ts';
import { onInstallation, violationsOf, type Installation } from './installation.ts';
import type { Acknowledged } from './ledger.ts';
import { seat } from './seats.ts';

const RESTORES = { ci: 1, full: 10 };
const CONTESTANTS = 20;
const STORED_WITHIN_MS = 60_000;

/** F47: the disk is lost in the middle of the contest, and a backup of some minutes ago comes back. */
export const restoredInContest: Fault = {
  id: 'F47',
  injected: 'the data folder is lost while everybody works, an older backup is restored',
  missing: nothingMissing,
  run: (setting) =>
    onInstallation(
      { officials: CONTESTANTS, durationMs: 120 * MINUTE, graceMs: 5 * SECOND },
      (installation) => loseAndRestore(installation, setting)
    )
};

async function loseAndRestore(
  installation: Installation,
  { size, seed }: Setting
): Promise<Finding> {
  const { dataDir, officials, server } = installation;
  const contestants = await seat(installation, officials, { seed });
  const failures: string[] = [];
  let lostForTrusting = 0;
  for (let restore = 1; restore <= RESTORES[size]; restore += 1) {
    const load = startLoad(contestants);
    await untilAcknowledged(contestants, 5 * CONTESTANTS);
    const file = `${dataDir}-${restore}.tar`;
    await runCommand(dataDir, 'backup', '--to', file);
    await untilAcknowledged(contestants, 10 * CONTESTANTS);
    await server.kill();
    await load.stop();
    for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true });
    await runCommand(dataDir, 'restore', file);
    rmSync(file);
    await server.start();

    lostForTrusting += (await violationsOf(installation, newestOf(contestants))).length;
    // One request of each page tells it that this is another life of the server.
    await Promise.all(contestants.map((one) => one.save([one.change()])));
    const where = `after restore ${restore}`;
    const found = [
      ...(await drainAll(contestants, STORED_WITHIN_MS)),
      ...(await violationsOf(installation, newestOf(contestants)))
    ];
    failures.push(...found.map((one) => `${where}: ${one}`));
  }
  failures.push(...contestants.flatMap((one) => one.surprises));
  return {
    fired: RESTORES[size],
    n: acknowledgedBy(contestants).length,
    of: 'changes acknowledged before and after',
    failures,
    control: {
      what: `pages that trust what they were told before the loss break ${lostForTrusting} invariants`,
      failed: lostForTrusting > 0
    },
    notes: []
  };
}

/** What a page still shows: the newest change of every answer that it was told is stored. */
function newestOf(contestants: readonly Contestant[]): Acknowledged[] {
  return contestants.flatMap((one) => {
    const newest = new Map<number, Acknowledged>();
    for (const change of one.acknowledged) {
      const before = newest.get(change.position);
      if (!before || before.revision < change.revision) newest.set(change.position, change);
    }
    return [...newest.values()];
  });
}
