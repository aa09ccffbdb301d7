import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { makeCtx } from '#lib/server/ctx.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import { chanceFor } from '../chance.ts';
import type { Fault, Finding, Setting } from '../fault.ts';
import { countViolations, violations } from '../invariants.ts';
import type { Acknowledged } from '../ledger.ts';
import { DATABASE, prepareDatabase } from '../power-cut/record.ts';

const HERE = dirname(fileURLToPath(import.meta.url));

/** What SQLite does to a file in a commit: it writes pages, then waits for the disk. */
const CALLS = ['pwrite64', 'fsync'] as const;

/** A commit of the workload makes about this many of them. */
const WITHIN = { pwrite64: 400, fsync: 60 };

/** A system call of the process, counted from its start. */
type Moment = { call: (typeof CALLS)[number]; nth: number };

const straceMissing = (): string | null =>
  spawnSync('strace', ['-V']).status === 0 ? null : 'no strace (apt-get install strace)';

/** F02: the process is pulled away between two system calls of a commit. */
export const killCommit: Fault = {
  id: 'F02',
  injected: 'kill -9 exactly inside a commit, before the nth write or sync of the files',
  missing: straceMissing,
  run: (setting) => kill(setting, { ci: 6, full: 60 }, 1)
};

/** F12: and again while the next process recovers, twice. */
export const killRecovery: Fault = {
  id: 'F12',
  injected: 'kill -9 inside a commit, and again in the first commits after the recovery, twice',
  missing: straceMissing,
  run: (setting) => kill(setting, { ci: 2, full: 20 }, 3)
};

async function kill(
  { size, seed }: Setting,
  rounds: { ci: number; full: number },
  deaths: number
): Promise<Finding> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'hoi-thi-kill-'));
  try {
    await prepareDatabase(folder);
    const random = chanceFor(seed, `kill inside a commit ${deaths}`);
    const failures: string[] = [];
    let [struck, acknowledged, early] = [0, 0, 0];
    for (let round = 0; round < rounds[size]; round += 1) {
      const call = CALLS[round % CALLS.length] ?? 'fsync';
      const moments = Array.from({ length: deaths }, (_, death) => ({
        call,
        // After a death the next process gets no further than its first commits.
        nth: 1 + random.below(death === 0 ? WITHIN[call] : 8)
      }));
      const kept = await dieAt(folder, 'kept', moments, seed);
      struck += kept.struck;
      acknowledged += kept.acknowledged.length;
      const where = moments.map(({ call, nth }) => `${call} ${nth}`).join(', ');
      failures.push(...kept.found.map((one) => `killed before ${where}: ${one}`));
      if (call !== 'pwrite64' || early > 0) continue;
      const trusting = await dieAt(folder, 'early', moments, seed);
      early += trusting.found.filter((one) => one.startsWith('I1')).length;
    }
    return {
      fired: struck,
      n: struck,
      of: 'kills',
      failures,
      control: {
        what: `saying "stored" before the commit ${early > 0 ? 'lost' : 'did not lose'} answers`,
        failed: early > 0
      },
      notes: [`${acknowledged} acknowledged`]
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Death = { struck: number; acknowledged: Acknowledged[]; found: string[] };

/** Runs the workload on fresh files until each of the moments, one process after the other. */
async function dieAt(
  folder: string,
  manner: 'kept' | 'early',
  moments: readonly Moment[],
  seed: string
): Promise<Death> {
  const files = join(folder, 'files');
  rmSync(files, { recursive: true, force: true });
  cpSync(join(folder, 'start'), files, { recursive: true });
  let struck = 0;
  for (const [run, { call, nth }] of moments.entries()) {
    const { signal, stderr } = spawnSync(
      'strace',
      [
        ...['-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`],
        ...['-e', `inject=${call}:signal=SIGKILL:when=${nth}`],
        ...[process.execPath, join(HERE, 'workload.ts'), files, manner, String(run), seed]
      ],
      { encoding: 'utf8' }
    );
    // strace dies of what its program died of.
    if (signal === 'SIGKILL') struck += 1;
    else throw new Error(`nothing was killed before ${call} ${nth}: ${stderr}`);
  }
  const acknowledged = readLedger(join(files, 'ledger'));
  return { struck, acknowledged, found: await look(files, acknowledged) };
}

/** The last line may be cut short by the death. */
function readLedger(file: string): Acknowledged[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Acknowledged);
}

/** Opens the files as the product would. */
async function look(files: string, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const database = openSqlite(join(files, DATABASE));
  const ctx = makeCtx(database.db, {
    log: pino({ level: 'silent' }),
    secret: 'kill in a commit',
    now: Date.now
  });
  try {
    return violations(await countViolations(ctx, acknowledged));
  } finally {
    await database.close();
  }
}
