import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Upload } from './upload-store.ts';
import type { Vault } from './vault.ts';

/** How far each upload is hashed, so that its bytes are read once as long as this process lives. */
const known = new Map<string, { at: number; hash: Hash }>();

/** A hash of the bytes that have arrived, to go on with. After a restart they are read again. */
export async function hashOfArrived(vault: Vault, upload: Upload): Promise<Hash> {
  const { id, received } = upload;
  const remembered = known.get(id);
  if (remembered?.at === received) return remembered.hash.copy();
  const hash = createHash('sha256');
  if (received > 0) {
    const arrived = createReadStream(vault.partPath(id), { start: 0, end: received - 1 });
    for await (const chunk of arrived) hash.update(chunk as Buffer);
  }
  remember(id, received, hash);
  return hash;
}

/** The hash of all bytes up to here, which are durable. */
export const remember = (uploadId: string, at: number, hash: Hash): void =>
  void known.set(uploadId, { at, hash: hash.copy() });

export const forget = (uploadId: string): void => void known.delete(uploadId);
