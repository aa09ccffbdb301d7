import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HOUR, MINUTE, type Instant } from '../../domain/core/time.ts';
import type { Environment } from '../../schema/env.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Ctx } from '../ctx.ts';

/** Backups that the server makes by itself: their names sort by time. */
const NAME = /^hoi-thi-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.tar$/;

/** A server that has just begun has people waiting for it. */
const FIRST_LOOK_MS = 10 * MINUTE;
const LOOK_EVERY_MS = 10 * MINUTE;

/**
 * Makes a backup as often as the settings say, in a process of its own so that nobody waits, and
 * keeps the newest ones. What fails stands on the monitor until one succeeds.
 *
 * @param program the command line of this program, to run `backup --to FILE`
 */
export function startBackups(
  ctx: Ctx,
  { backup, databaseUrl }: Pick<Environment, 'backup' | 'databaseUrl'>,
  program: readonly string[]
): { stop: () => void } {
  if (backup.everyHours === 0 || databaseUrl) return { stop: () => undefined };
  let timer: NodeJS.Timeout;
  const look = async (): Promise<void> => {
    if (isDue(backup, ctx.now())) await backUp(ctx, backup, program);
    timer = setTimeout(() => void look(), LOOK_EVERY_MS).unref();
  };
  timer = setTimeout(() => void look(), FIRST_LOOK_MS).unref();
  return { stop: () => clearTimeout(timer) };
}

/** Is the newest backup of the folder older than it may be? */
export function isDue({ folder, everyHours }: Environment['backup'], now: Instant): boolean {
  const last = newestOf(folder);
  return last === null || now - last >= everyHours * HOUR;
}

/** One backup under the name of its time; afterwards only the newest are left. */
export async function backUp(
  ctx: Ctx,
  { folder, keep }: Environment['backup'],
  program: readonly string[]
): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const to = join(folder, nameAt(ctx.now()));
    await runToEnd([...program, 'backup', '--to', to]);
    for (const old of namesIn(folder).slice(keep)) rmSync(join(folder, old), { force: true });
    ctx.alarms.clear('backup-failed');
  } catch (error) {
    ctx.log.error({ error }, 'the backup failed');
    const reason = error instanceof Error ? error.message : String(error);
    ctx.alarms.raise('backup-failed', { reason, last: newestOf(folder) });
  }
}

/** The time in UTC, to the second. */
const nameAt = (now: Instant): string =>
  `hoi-thi-${new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}.tar`;

function newestOf(folder: string): Instant | null {
  const [newest] = namesIn(folder);
  const parts = newest === undefined ? null : NAME.exec(newest);
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}

/** The newest first. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => NAME.test(name))
      .sort()
      .reverse();
  } catch {
    return [];
  }
}

/** What it said last is the reason when it fails. */
function runToEnd([command = '', ...words]: readonly string[]): Promise<void> {
  const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said = `${said}${piece.toString()}`.slice(-500)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(said.trim() || m.backup_ended_with({ code: String(code) })));
    });
  });
}
