import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { mayHandIn, windowOf, type WindowRefusal } from '../../domain/entries/call.ts';
import { shownName } from '../../domain/entries/file-name.ts';
import type { Ctx } from '../ctx.ts';
import { takeTurn } from '../db/installation.ts';
import * as entries from './entry-store.ts';
import * as files from './file-store.ts';
import type { Access } from './links.ts';
import { forget } from './prefix-hash.ts';
import { stopReceiving } from './receiving.ts';
import * as store from './upload-store.ts';
import type { Vault } from './vault.ts';

export type { Upload } from './upload-store.ts';

/** A unit may keep so many of the largest files: replaced ones stay on record (B-M10). */
const FILES_A_UNIT = 5;

export type BeginRefusal =
  WindowRefusal | 'files-not-taken' | 'file-empty' | 'too-large' | 'quota-used' | 'disk-full';

/** A file that a browser is about to send. */
export type Announced = { name: string; fingerprint: string; bytes: number };

/** May this unit change its entry now? */
export async function mayChange(
  ctx: Ctx,
  { call, entrant }: Access
): Promise<Result<null, WindowRefusal>> {
  const entry = await entries.ofEntrant(ctx.db, entrant.id);
  return mayHandIn(windowOf(call, entrant.closesAt, ctx.now()), entry?.state === 'handed-in');
}

/**
 * Keeps room for a file that is about to come. A unit sends one at a time: an older one ends. What
 * there is room for is counted and promised in one transaction, one after the other, so that many
 * at once are promised no more than there is (M8).
 */
export async function begin(
  ctx: Ctx,
  vault: Vault,
  access: Access,
  announced: Announced
): Promise<Result<{ uploadId: string }, BeginRefusal>> {
  const open = await mayChange(ctx, access);
  if (!open.ok) return open;
  const fits = checkSize(access, announced.bytes);
  if (!fits.ok) return fits;
  const id = ctx.seed();
  await vault.openPart(id);
  const kept = await ctx.tx((ctx) => reserve(ctx, vault, access, { ...announced, id }));
  const ended = kept.ok ? kept.value.ended : [id];
  for (const uploadId of ended) {
    await stopReceiving(uploadId);
    await dropPart(vault, uploadId);
  }
  return kept.ok ? accepted({ uploadId: id }) : kept;
}

function checkSize({ call: { rules } }: Access, bytes: number): Result<null, BeginRefusal> {
  if (!rules.kinds.some((kind) => kind !== 'link')) return refused('files-not-taken');
  if (bytes === 0) return refused('file-empty');
  return bytes > rules.mostBytes ? refused('too-large') : accepted(null);
}

async function reserve(
  ctx: Ctx,
  vault: Vault,
  { call: { rules }, entrant }: Access,
  { id, name, fingerprint, bytes }: Announced & { id: string }
): Promise<Result<{ ended: string[] }, BeginRefusal>> {
  await takeTurn(ctx.db, 'uploads-begun');
  const promised = await store.unfinished(ctx.db);
  const own = promised.filter((upload) => upload.entrantId === entrant.id);
  // One that is all there is being looked at: it will lie among the files of the unit.
  const older = own.filter((upload) => upload.received < upload.bytes);
  const arrived = own.filter((upload) => !older.includes(upload));
  const kept = (await files.bytesOf(ctx.db, entrant.id)) + sumOf(arrived, (one) => one.bytes);
  if (kept + bytes > FILES_A_UNIT * rules.mostBytes) return refused('quota-used');
  const staying = promised.filter((upload) => !older.includes(upload));
  const toCome = sumOf(staying, (one) => one.bytes - one.received);
  if ((await vault.freeBytes()) - toCome < bytes) return refused('disk-full');
  const ended = older.map((upload) => upload.id);
  await store.remove(ctx.db, ended);
  const lastAt = ctx.now();
  const shown = shownName(name);
  await store.insert(ctx.db, {
    id,
    entrantId: entrant.id,
    name: shown,
    fingerprint,
    bytes,
    lastAt
  });
  return accepted({ ended });
}

const sumOf = (uploads: readonly store.Upload[], of: (upload: store.Upload) => number): number =>
  uploads.reduce((sum, upload) => sum + of(upload), 0);

/** An upload of this unit and no other, or null. */
export async function uploadOf(
  ctx: Ctx,
  { entrant }: Access,
  uploadId: string
): Promise<store.Upload | null> {
  const upload = await store.find(ctx.db, uploadId);
  return upload?.entrantId === entrant.id ? upload : null;
}

/** Ends an upload that has not arrived, with what is there of it. */
export async function abandon(ctx: Ctx, vault: Vault, upload: store.Upload): Promise<void> {
  await stopReceiving(upload.id);
  const { fileId } = (await store.find(ctx.db, upload.id)) ?? upload;
  if (fileId !== null) return;
  await store.remove(ctx.db, [upload.id]);
  await dropPart(vault, upload.id);
}

async function dropPart(vault: Vault, uploadId: string): Promise<void> {
  forget(uploadId);
  await vault.dropPart(uploadId);
}
