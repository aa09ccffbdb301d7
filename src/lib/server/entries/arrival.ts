import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { checkFile, type EntryFile } from '../../domain/entries/entry.ts';
import {
  HEAD_BYTES,
  kindOf,
  mediaTypeOf,
  TAIL_BYTES,
  type MediaType
} from '../../domain/entries/media-type.ts';
import type { Ctx } from '../ctx.ts';
import { againAfterDuplicate } from '../db/after-duplicate.ts';
import * as entries from './entry-store.ts';
import * as files from './file-store.ts';
import { filmLength } from './film-length.ts';
import type { Access } from './links.ts';
import { forget, hashOfArrived } from './prefix-hash.ts';
import * as uploads from './upload-store.ts';
import type { Vault } from './vault.ts';

export type ArrivalRefusal = 'upload-unknown' | 'type-not-taken' | 'kind-not-taken' | 'too-long';

type Arrived = Promise<Result<{ fileId: string }, ArrivalRefusal>>;

/** Files that are being looked at: each once, however often it is asked for. */
const arriving = new Map<string, Arrived>();

/**
 * Looks at a file that has arrived: what it is by its bytes, how long it runs. A good one is kept
 * under its hash and lies ready to be handed in; a row says so only when the file is durable. What
 * is not taken is gone.
 */
export function arrive(ctx: Ctx, vault: Vault, access: Access, uploadId: string): Arrived {
  const running = arriving.get(uploadId);
  if (running) return running;
  const started = lookAt(ctx, vault, access, uploadId).finally(() => arriving.delete(uploadId));
  arriving.set(uploadId, started);
  return started;
}

async function lookAt(
  ctx: Ctx,
  vault: Vault,
  { call, entrant }: Access,
  uploadId: string
): Arrived {
  const upload = await uploads.find(ctx.db, uploadId);
  if (!upload || upload.received < upload.bytes) return refused('upload-unknown');
  if (upload.fileId !== null) return accepted({ fileId: upload.fileId });
  const mediaType = await readMediaType(vault, upload);
  const lengthMs = await readLength(vault, upload, mediaType);
  const checked = mediaType
    ? checkFile(call.rules, { mediaType, lengthMs })
    : refused('type-not-taken' as const);
  if (!mediaType || !checked.ok) {
    await uploads.remove(ctx.db, [upload.id]);
    await clear(vault, upload);
    return checked.ok ? refused('type-not-taken') : checked;
  }
  const sha256 = (await hashOfArrived(vault, upload)).digest('hex');
  await vault.keep(upload.id, sha256);
  const { name, bytes } = upload;
  const facts = { entrantId: entrant.id, sha256, bytes, mediaType, name, lengthMs };
  const fileId = await againAfterDuplicate(() => putOnRecord(ctx, upload.id, facts));
  await clear(vault, upload);
  return accepted({ fileId });
}

function putOnRecord(
  ctx: Ctx,
  uploadId: string,
  facts: Omit<EntryFile, 'id' | 'createdAt'>
): Promise<string> {
  return ctx.tx(async (ctx) => {
    const known = await files.ofHash(ctx.db, facts.entrantId, facts.sha256);
    const fileId = known?.id ?? ctx.id();
    if (!known) await files.insert(ctx.db, { ...facts, id: fileId, createdAt: ctx.now() });
    await uploads.setFile(ctx.db, uploadId, fileId);
    await makeReady(ctx, facts.entrantId, fileId);
    return fileId;
  });
}

/** This file is the one that the unit would hand in now. */
async function makeReady(ctx: Ctx, entrantId: string, fileId: string): Promise<void> {
  const entry = await entries.ofEntrant(ctx.db, entrantId);
  if (entry) return entries.setFile(ctx.db, entry.id, fileId);
  const id = ctx.id();
  await entries.insert(ctx.db, { id, entrantId, state: 'draft', version: 0, fileId });
}

async function readMediaType(vault: Vault, { id, bytes }: uploads.Upload) {
  const part = await vault.part(id);
  try {
    const head = await part.read(Buffer.alloc(Math.min(HEAD_BYTES, bytes)), { position: 0 });
    const tailBytes = Math.min(TAIL_BYTES, bytes);
    const tail = await part.read(Buffer.alloc(tailBytes), { position: bytes - tailBytes });
    return mediaTypeOf(head.buffer, tail.buffer);
  } finally {
    await part.close();
  }
}

async function readLength(
  vault: Vault,
  { id }: uploads.Upload,
  mediaType: MediaType | null
): Promise<number | null> {
  if (!mediaType || kindOf(mediaType) !== 'video') return null;
  return filmLength(vault.probe, vault.partPath(id));
}

async function clear(vault: Vault, { id }: uploads.Upload): Promise<void> {
  forget(id);
  await vault.dropPart(id);
}
