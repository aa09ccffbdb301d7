import { create, extract } from 'tar';
import { PACKED_PATH } from '../../schema/backup.ts';

/** Packs files of a folder into one new archive, in this order. */
export async function pack(
  archive: string,
  folder: string,
  paths: readonly string[]
): Promise<void> {
  await create({ file: archive, cwd: folder, portable: true, strict: true }, [...paths]);
}

/**
 * Unpacks what is ours into a folder.
 *
 * @throws Error if the archive is cut short or is none
 */
export async function unpack(archive: string, folder: string): Promise<void> {
  await extract({
    file: archive,
    cwd: folder,
    strict: true,
    fmode: 0o600,
    dmode: 0o700,
    filter: (path, entry) => isOurs(path) && 'type' in entry && entry.type === 'File'
  });
}

const isOurs = (path: string): boolean => path === 'manifest.json' || PACKED_PATH.test(path);
