import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { acknowledgedBy, drainAll, startLoad, surprisesOf, untilAcknowledged } from './crowd.ts';
import type { Fault, Finding, Setting } from './fault.ts';
import { onInstallation, violationsOf, type Installation } from './installation.ts';
import { countViolations } from './invariants.ts';
import { seat } from './seats.ts';

const FILLS = { ci: 1, full: 5 };
const CONTESTANTS = 20;
const DISK = '128m';
/** A server starts only where a gigabyte is left, unless it is told not to look. */
const SMALL = { DISK_RESERVE_MB: '0' };
const STORED_WITHIN_MS = 60_000;
/** How many requests must have been told that nothing can be saved. */
const REFUSED = 2 * CONTESTANTS;

/** F05: the disk is full, and after a while it is not any more. */
export const fullDisk: Fault = {
  id: 'F05',
  injected: 'the disk of the data folder is filled up while everybody saves, then freed',
  missing: () =>
    process.getuid?.() === 0 && mayMount() ? null : 'a disk of its own needs root and mount',
  run: (setting) =>
    onOwnDisk((folder) =>
      onInstallation(
        {
          officials: CONTESTANTS,
          durationMs: 120 * MINUTE,
          graceMs: 5 * SECOND,
          folder,
          settings: SMALL
        },
        (installation) => fillAgainAndAgain(installation, folder, setting)
      )
    )
};

async function fillAgainAndAgain(
  installation: Installation,
  folder: string,
  { size, seed }: Setting
): Promise<Finding> {
  const contestants = await seat(installation, installation.officials, { seed });
  const failures: string[] = [];
  let [refusals, missedByTrusting] = [0, 0];
  for (let fill = 1; fill <= FILLS[size]; fill += 1) {
    const load = startLoad(contestants);
    await untilAcknowledged(contestants, CONTESTANTS);
    const filler = join(folder, 'filler');
    fillUp(filler);
    const refused = () => contestants.flatMap((one) => one.surprises).length - refusals;
    while (refused() < REFUSED) await pause(20);
    refusals += refused();
    const underWay = contestants.flatMap((one) => one.queue);
    const believed = underWay.map((one) => ({ ...one, storedRevision: one.revision }));
    missedByTrusting += await installation
      .onDatabase(async (ctx) => (await countViolations(ctx, believed))['I1'] ?? 0)
      .catch(() => believed.length);
    rmSync(filler);
    await load.stop();
    failures.push(...(await drainAll(contestants, STORED_WITHIN_MS)));
  }
  failures.push(
    ...surprisesOf(contestants),
    ...(await violationsOf(installation, acknowledgedBy(contestants)))
  );
  return {
    fired: refusals,
    n: acknowledgedBy(contestants).length,
    of: 'changes',
    failures,
    control: {
      what: `a page that trusts without being told would miss ${missedByTrusting} changes`,
      failed: missedByTrusting > 0
    },
    notes: []
  };
}

/** Writes until not one more byte fits. */
function fillUp(file: string): void {
  const handle = openSync(file, 'w');
  for (let piece = Buffer.alloc(16 * 1024 * 1024); piece.length > 0;) {
    try {
      writeSync(handle, piece);
    } catch {
      piece = piece.subarray(0, Math.floor(piece.length / 2));
    }
  }
  closeSync(handle);
}

async function onOwnDisk<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-disk-'));
  mount(folder);
  try {
    return await work(folder);
  } finally {
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function mount(folder: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', folder]).status === 0;
}

function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-disk-'));
  const isMounted = mount(folder);
  if (isMounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  return isMounted;
}
