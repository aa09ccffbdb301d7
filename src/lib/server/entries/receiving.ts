import type { Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Ctx } from '../ctx.ts';
import { hashOfArrived, remember } from './prefix-hash.ts';
import * as store from './upload-store.ts';
import type { Vault } from './vault.ts';

/** After so many bytes what arrived is made durable, also when more is under way. */
const CHECKPOINT_BYTES = 4 * 1024 * 1024;

export type ReceiveRefusal =
  'upload-unknown' | 'offset-conflict' | 'more-than-announced' | 'disk-full';

/** Bytes on their way, and how to break them off. */
export type Incoming = { chunks: AsyncIterable<Uint8Array>; stop: () => void };

/** Uploads that are being written: by one request at a time. */
const active = new Map<string, { stop: () => void; ended: Promise<void> }>();

/**
 * Breaks off what another request is writing, and waits until it has recorded how far it came. A
 * telephone that lost its network comes back long before its old connection is known to be dead.
 */
export async function stopReceiving(uploadId: string): Promise<void> {
  const running = active.get(uploadId);
  running?.stop();
  await running?.ended;
}

/**
 * Writes bytes behind those that are there. What is answered is durable (R1); when the connection
 * breaks, all that came is kept.
 */
export async function receive(
  ctx: Ctx,
  vault: Vault,
  uploadId: string,
  offset: number,
  incoming: Incoming
): Promise<Result<{ received: number; isComplete: boolean }, ReceiveRefusal>> {
  await stopReceiving(uploadId);
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const mine = { stop: incoming.stop, ended };
  active.set(uploadId, mine);
  try {
    return await write(ctx, vault, uploadId, offset, incoming);
  } finally {
    if (active.get(uploadId) === mine) active.delete(uploadId);
    resolve();
  }
}

async function write(
  ctx: Ctx,
  vault: Vault,
  uploadId: string,
  offset: number,
  incoming: Incoming
): ReturnType<typeof receive> {
  const upload = await store.find(ctx.db, uploadId);
  if (!upload) return refused('upload-unknown');
  if (upload.received !== offset) return refused('offset-conflict');
  const hash = await hashOfArrived(vault, upload);
  const part = await vault.part(uploadId);
  try {
    // What lies behind the recorded bytes was never acknowledged and may have holes.
    await part.truncate(offset);
    return await append(ctx, upload, { part, hash, at: offset }, incoming);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return refused('disk-full');
    throw error;
  } finally {
    await part.close();
  }
}

type Writing = { part: FileHandle; hash: Hash; at: number };

async function append(
  ctx: Ctx,
  upload: store.Upload,
  writing: Writing,
  incoming: Incoming
): ReturnType<typeof receive> {
  let recorded = writing.at;
  const record = async (): Promise<void> => {
    if (writing.at === recorded) return;
    await writing.part.datasync();
    await store.setReceived(ctx.db, upload.id, writing.at, ctx.now());
    remember(upload.id, writing.at, writing.hash);
    recorded = writing.at;
  };
  for await (const chunk of untilBroken(incoming.chunks)) {
    if (writing.at + chunk.length > upload.bytes) {
      incoming.stop();
      await record();
      return refused('more-than-announced');
    }
    await writeAll(writing, chunk);
    if (writing.at - recorded >= CHECKPOINT_BYTES) await record();
  }
  await record();
  return accepted({ received: writing.at, isComplete: writing.at === upload.bytes });
}

/** Chunks until they end or the connection breaks: what came by then counts. */
async function* untilBroken(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  for (;;) {
    const next = await iterator.next().catch(() => ({ done: true, value: undefined }) as const);
    if (next.done || next.value === undefined) return;
    yield next.value;
  }
}

async function writeAll(writing: Writing, chunk: Uint8Array): Promise<void> {
  let done = 0;
  while (done < chunk.length) {
    const { bytesWritten } = await writing.part.write(
      chunk,
      done,
      chunk.length - done,
      writing.at + done
    );
    done += bytesWritten;
  }
  writing.hash.update(chunk);
  writing.at += chunk.length;
}
