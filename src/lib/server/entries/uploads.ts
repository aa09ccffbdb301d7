import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { mayHandIn, windowOf, type WindowRefusal } from '../../domain/entries/call.ts';
import { shownName } from '../../domain/entries/file-name.ts';
import type { Ctx } from '../ctx.ts';
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

/** Makes room for a file that is about to come. A unit sends one at a time: an older one ends. */
export async function begin(
  ctx: Ctx,
  vault: Vault,
  access: Access,
  announced: Announced
): Promise<Result<{ uploadId: string }, BeginRefusal>> {
  const { entrant } = access;
  const open = await mayChange(ctx, access);
  if (!open.ok) return open;
  const roomy = await checkRoom(ctx, vault, access, announced.bytes);
  if (!roomy.ok) return roomy;
  const older = await store.unfinished(ctx.db, entrant.id);
  for (const upload of older) await stopReceiving(upload.id);
  const id = ctx.seed();
  await vault.openPart(id);
  await ctx.tx(async (ctx) => {
    const ids = older.map((upload) => upload.id);
    await store.remove(ctx.db, ids);
    const name = shownName(announced.name);
    const { fingerprint, bytes } = announced;
    await store.insert(ctx.db, {
      id,
      entrantId: entrant.id,
      name,
      fingerprint,
      bytes,
      lastAt: ctx.now()
    });
  });
  for (const upload of older) await dropPart(vault, upload.id);
  return accepted({ uploadId: id });
}

async function checkRoom(
  ctx: Ctx,
  vault: Vault,
  { call: { rules }, entrant }: Access,
  bytes: number
): Promise<Result<null, BeginRefusal>> {
  if (!rules.kinds.some((kind) => kind !== 'link')) return refused('files-not-taken');
  if (bytes === 0) return refused('file-empty');
  if (bytes > rules.mostBytes) return refused('too-large');
  const kept = await files.bytesOf(ctx.db, entrant.id);
  if (kept + bytes > FILES_A_UNIT * rules.mostBytes) return refused('quota-used');
  const others = await store.unfinished(ctx.db);
  const promised = others
    .filter((upload) => upload.entrantId !== entrant.id)
    .reduce((sum, upload) => sum + upload.bytes - upload.received, 0);
  const free = await vault.freeBytes();
  return free - promised < bytes ? refused('disk-full') : accepted(null);
}

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
