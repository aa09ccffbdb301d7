import { DAY, HOUR } from '../../domain/core/time.ts';
import type { Ctx } from '../ctx.ts';
import * as files from './file-store.ts';
import { abandon } from './uploads.ts';
import * as uploads from './upload-store.ts';
import type { Vault } from './vault.ts';

/** An upload that nobody goes on with, and a file that nobody hands in, are kept so long. */
const PATIENCE = 3 * DAY;

/** A file without a row may be on its way into one; after this it is not. */
const ORPHAN_AGE = DAY;

const EVERY = 6 * HOUR;

export type Swept = { uploads: number; files: number; orphans: number };

/** Removes what was begun and left, and bytes that no row knows. What was handed in stays. */
export async function sweep(ctx: Ctx, vault: Vault): Promise<Swept> {
  const left = (await uploads.unfinished(ctx.db)).filter(
    ({ lastAt }) => lastAt < ctx.now() - PATIENCE
  );
  for (const upload of left) await abandon(ctx, vault, upload);
  const unused = await files.unused(ctx.db, ctx.now() - PATIENCE);
  await ctx.tx((ctx) => files.remove(ctx.db, unused));
  return { uploads: left.length, files: unused.length, orphans: await sweepOrphans(ctx, vault) };
}

/** The age of bytes is the machine's to tell: their folder knows no other clock. */
async function sweepOrphans(ctx: Ctx, vault: Vault): Promise<number> {
  const before = Date.now() - ORPHAN_AGE;
  const isOld = ({ changedAt }: { changedAt: number }): boolean => changedAt < before;
  const oldParts = (await vault.parts()).filter(isOld);
  const oldFiles = (await vault.files()).filter(isOld);
  const wantedParts = new Set((await uploads.unfinished(ctx.db)).map(({ id }) => id));
  const wantedFiles = new Set((await files.all(ctx.db)).map(({ sha256 }) => sha256));
  let removed = 0;
  for (const { name } of oldParts.filter(({ name }) => !wantedParts.has(name))) {
    await vault.dropPart(name);
    removed += 1;
  }
  for (const lying of oldFiles.filter(({ name }) => !wantedFiles.has(name)))
    if (await vault.dropFile(lying)) removed += 1;
  return removed;
}

/** Sweeps every few hours while the server runs. */
export function startSweeping({ ctx, vault }: { ctx: Ctx; vault: Vault }): { stop: () => void } {
  const timer = setInterval(() => {
    sweep(ctx, vault).then(
      (swept) => ctx.log.info(swept, 'entries swept'),
      (error: unknown) => ctx.log.error({ error }, 'sweeping entries failed')
    );
  }, EVERY);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
