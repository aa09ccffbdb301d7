import { createReadStream } from 'node:fs';
import {
  link,
  mkdir,
  open,
  readdir,
  rm,
  stat,
  statfs,
  utimes,
  type FileHandle
} from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** So much of a disk stays free, whatever is handed in: the database must go on (B-M10). */
const RESERVE_BYTES = 512 * 1024 * 1024;

/** Names are made by us: an upload's id, a file's hash. Nothing else becomes a path (B-M7). */
const PART_NAME = /^[0-9a-f]{32}$/;
const FILE_NAME = /^[0-9a-f]{64}$/;

/** A file as it lies in its folder. */
export type Lying = { name: string; changedAt: number };

/** The folder of entries: parts that arrive, and files under their hash. */
export type Vault = {
  /** Which program measures films. */
  readonly probe: string;
  /** Makes an empty part. */
  openPart: (uploadId: string) => Promise<void>;
  /** The part, to be read and written. */
  part: (uploadId: string) => Promise<FileHandle>;
  partPath: (uploadId: string) => string;
  dropPart: (uploadId: string) => Promise<void>;
  /** A durable part is a file, too, from now on; the same bytes twice are one file. */
  keep: (uploadId: string, sha256: string) => Promise<void>;
  filePath: (sha256: string) => string;
  /** A stretch of a file, both ends included. */
  read: (sha256: string, stretch?: { start: number; end: number }) => Readable;
  /** Bytes that may still be promised. */
  freeBytes: () => Promise<number>;
  parts: () => Promise<Lying[]>;
  files: () => Promise<Lying[]>;
  /** Removes a file unless it changed since it was looked at. */
  dropFile: (lying: Lying) => Promise<boolean>;
};

/** The vault in this folder, which is made with mode 0700 when it is needed. */
export function makeVault(directory: string, probe = 'ffprobe'): Vault {
  const partPath = (uploadId: string): string =>
    join(directory, 'parts', named(uploadId, PART_NAME));
  const filePath = (sha256: string): string =>
    join(directory, 'files', sha256.slice(0, 2), named(sha256, FILE_NAME));
  const inTurn = turns();

  return {
    probe,
    partPath,
    filePath,
    openPart: async (uploadId) => {
      await makeFolder(join(directory, 'parts'));
      await (await open(partPath(uploadId), 'wx', 0o600)).close();
      await sync(join(directory, 'parts'));
    },
    part: (uploadId) => open(partPath(uploadId), 'r+'),
    dropPart: (uploadId) => rm(partPath(uploadId), { force: true }),
    keep: (uploadId, sha256) =>
      inTurn(async () => {
        const folder = join(directory, 'files', sha256.slice(0, 2));
        await makeFolder(folder);
        await link(partPath(uploadId), filePath(sha256)).catch(touchIfThere(filePath(sha256)));
        for (const changed of [folder, join(directory, 'files')]) await sync(changed);
      }),
    read: (sha256, stretch) => createReadStream(filePath(sha256), stretch ?? {}),
    freeBytes: async () => {
      await makeFolder(directory);
      const { bavail, bsize } = await statfs(directory);
      return bavail * bsize - RESERVE_BYTES;
    },
    parts: () => lyingIn(join(directory, 'parts')),
    files: async () => {
      const folders = await namesIn(join(directory, 'files'));
      const found = folders.map((folder) => lyingIn(join(directory, 'files', folder)));
      return (await Promise.all(found)).flat();
    },
    dropFile: (lying) =>
      inTurn(async () => {
        const now = await stat(filePath(lying.name)).catch(() => null);
        if (now?.mtimeMs !== lying.changedAt) return false;
        await rm(filePath(lying.name));
        return true;
      })
  };
}

/** Only what we made up ourselves is part of a path. */
function named(name: string, pattern: RegExp): string {
  if (!pattern.test(name)) throw new RangeError(`not a name of a file of ours: ${name}`);
  return name;
}

const makeFolder = (path: string) => mkdir(path, { recursive: true, mode: 0o700 });

/** A new name in a folder lasts only when the folder is written, too. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The same bytes lie there already: they are wanted again, so no sweep may take them. */
const touchIfThere =
  (path: string) =>
  async (error: NodeJS.ErrnoException): Promise<void> => {
    if (error.code !== 'EEXIST') throw error;
    const now = new Date();
    await utimes(path, now, now);
  };

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

async function lyingIn(folder: string): Promise<Lying[]> {
  const names = await namesIn(folder);
  const found = names.map(async (name) => {
    const facts = await stat(join(folder, name)).catch(() => null);
    return facts?.isFile() ? [{ name, changedAt: facts.mtimeMs }] : [];
  });
  return (await Promise.all(found)).flat();
}

/** Does one thing after the other. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
