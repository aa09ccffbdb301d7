import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PackedFile } from '../../schema/backup.ts';

/** Size and SHA-256 of a file below a folder, read piece by piece: films are large. */
export async function describeFile(folder: string, path: string): Promise<PackedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(createReadStream(join(folder, path)), async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
    }
  });
  return { path, bytes, sha256: hash.digest('hex') };
}
