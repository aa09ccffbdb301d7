import { refused, type Result } from '../../domain/core/result.ts';
import type { Ctx } from '../ctx.ts';
import { arrive, type ArrivalRefusal } from './arrival.ts';
import type { Access } from './links.ts';
import { receive, type ReceiveRefusal } from './receiving.ts';
import { begin, type BeginRefusal } from './uploads.ts';
import type { Vault } from './vault.ts';

export type UploadRefusal = BeginRefusal | ReceiveRefusal | ArrivalRefusal;

/** Takes a whole small file at once, as a form without scripts sends it. */
export async function takeWhole(
  ctx: Ctx,
  vault: Vault,
  access: Access,
  file: { name: string; bytes: Uint8Array }
): Promise<Result<{ fileId: string }, UploadRefusal>> {
  const { name, bytes } = file;
  const begun = await begin(ctx, vault, access, { name, fingerprint: '', bytes: bytes.length });
  if (!begun.ok) return begun;
  const { uploadId } = begun.value;
  const received = await receive(ctx, vault, uploadId, 0, {
    chunks: once(bytes),
    stop: () => undefined
  });
  if (!received.ok) return received;
  return received.value.isComplete
    ? arrive(ctx, vault, access, uploadId)
    : refused('upload-unknown');
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
