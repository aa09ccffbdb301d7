import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { databaseFile } from '#lib/server/env.ts';
import { runCommand } from './command-line.ts';
import { acknowledgedBy, startLoad, untilAcknowledged } from './crowd.ts';
import { nothingMissing, type Fault, type Finding, type Setting } from './fault.ts';
import { onFolder, onInstallation, type Installation } from './installation.ts';
import { countViolations, violations } from './invariants.ts';
import type { Acknowledged } from './ledger.ts';
import { seat } from './seats.ts';

const BACKUPS = { ci: 3, full: 30 };
const CONTESTANTS = 20;

/** F04: the installation is copied while everybody saves. */
export const copiedUnderLoad: Fault = {
  id: 'F04',
  injected: 'a backup is made while everybody saves, and restored elsewhere',
  missing: nothingMissing,
  run: (setting) =>
    onInstallation(
      { officials: CONTESTANTS, durationMs: 120 * MINUTE, graceMs: 5 * SECOND },
      (installation) => copyAgainAndAgain(installation, setting)
    )
};

async function copyAgainAndAgain(
  installation: Installation,
  { size, seed }: Setting
): Promise<Finding> {
  const { dataDir, officials } = installation;
  const contestants = await seat(installation, officials, { seed });
  const failures: string[] = [];
  let missedByCopying = 0;
  const load = startLoad(contestants);
  for (let backup = 1; backup <= BACKUPS[size]; backup += 1) {
    await untilAcknowledged(contestants, CONTESTANTS);
    const before = acknowledgedBy(contestants);
    const file = join(dataDir, `${backup}.tar`);
    const copy = join(dataDir, `copied-${backup}`);
    mkdirSync(copy);
    copyFileSync(databaseFile(dataDir), databaseFile(copy));
    missedByCopying += await missedIn(copy, before);

    await runCommand(dataDir, 'backup', '--to', file);
    const restored = join(dataDir, `restored-${backup}`);
    await runCommand(restored, 'restore', file);
    const found = await onFolder(restored, async (ctx) =>
      violations(await countViolations(ctx, before))
    );
    failures.push(...found.map((one) => `backup ${backup}: ${one}`));
  }
  await load.stop();
  failures.push(...contestants.flatMap((one) => one.surprises));
  return {
    fired: BACKUPS[size],
    n: BACKUPS[size],
    of: 'backups restored',
    failures,
    control: {
      what: `copies of the database file alone lack ${missedByCopying} acknowledged changes`,
      failed: missedByCopying > 0
    },
    notes: [`${acknowledgedBy(contestants).length} acknowledged`]
  };
}

/** Acknowledged changes that a copy does not have; all of them if it cannot even be read. */
const missedIn = (folder: string, acknowledged: readonly Acknowledged[]): Promise<number> =>
  onFolder(folder, async (ctx) => (await countViolations(ctx, acknowledged))['I1'] ?? 0).catch(
    () => acknowledged.length
  );
