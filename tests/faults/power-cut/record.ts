import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { makeCtx } from '#lib/server/ctx.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import { makeSmallContest, startAttempt } from '../small-contest.ts';
import { Disk } from './disk.ts';
import { readRecording, type Step } from './recording.ts';
import type { Part } from './workload.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
export const DATABASE = 'hoi-thi.sqlite';

const CONTESTANTS = 24;
/** Questions that are answered again and again, so that revisions pile up. */
const POSITIONS = 10;

/** A recorded run: the files it began with and everything done to them. */
export type Recorded = { before: Map<string, Buffer>; steps: Step[] };

/**
 * Compiles the recorder into the folder.
 *
 * @returns path of the library
 */
export function compileRecorder(folder: string): string {
  const library = join(folder, 'recorder.so');
  const source = join(HERE, 'recorder.c');
  const { status, stderr } = spawnSync(
    'cc',
    ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl', '-lpthread'],
    { encoding: 'utf8' }
  );
  if (status !== 0) throw new Error(`the recorder does not compile: ${stderr}`);
  return library;
}

/** A migrated database in which everybody's attempt has begun, closed again. */
export async function prepareDatabase(folder: string): Promise<void> {
  const database = openSqlite(join(folder, 'start', DATABASE));
  await migrateToLatest(database.db);
  const ctx = makeCtx(database.db, {
    log: pino({ level: 'silent' }),
    secret: 'power cut',
    now: Date.now
  });
  const rules = { officials: CONTESTANTS, durationMs: 120 * MINUTE, graceMs: 5 * SECOND };
  const cast: Part[] = [];
  for (const official of await makeSmallContest(ctx, rules)) {
    const { id, holder } = await startAttempt(ctx, official, ctx.now());
    cast.push({ actor: official.actor, attemptId: id, holder, positions: POSITIONS });
  }
  await database.close();
  writeFileSync(join(folder, 'cast.json'), JSON.stringify(cast));
}

/** Runs the workload under the recorder, and proves that the recording is complete. */
export function record(
  folder: string,
  library: string,
  synchronous: 'FULL' | 'NORMAL' | 'OFF',
  changes: number,
  seed: string
): Recorded {
  const runFolder = join(folder, synchronous);
  const recording = join(folder, `${synchronous}.recording`);
  cpSync(join(folder, 'start'), runFolder, { recursive: true });
  const before = new Map([[DATABASE, readFileSync(join(runFolder, DATABASE))]]);
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(HERE, 'workload.ts'), runFolder, synchronous, String(changes), seed],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        LD_PRELOAD: library,
        RECORD_FOLDER: `${runFolder}/`,
        RECORD_TO: recording
      }
    }
  );
  if (status !== 0) throw new Error(`the workload ended with ${status}: ${stderr}`);
  const steps = readRecording(recording);
  expectComplete(runFolder, { before, steps });
  return { before, steps };
}

/** Replaying everything must give the very files: otherwise the recorder missed something. */
function expectComplete(runFolder: string, { before, steps }: Recorded): void {
  const disk = new Disk(before);
  for (const step of steps) disk.take(step);
  const replayed = disk.withoutCut();
  for (const file of [DATABASE, `${DATABASE}-wal`]) {
    const real = readFileSync(join(runFolder, file));
    if (!replayed.get(file)?.equals(real)) throw new Error(`the recording of ${file} has gaps`);
  }
  if (existsSync(join(runFolder, `${DATABASE}-journal`))) throw new Error('not in WAL mode');
}

/** Puts files into a folder that is made anew. */
export function putFiles(folder: string, files: ReadonlyMap<string, Buffer>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
}
