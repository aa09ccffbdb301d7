import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Instant } from '../../domain/core/time.ts';
import { BACKUP_FORMAT, type BackupManifest, type PackedFile } from '../../schema/backup.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { copyDatabase, countRows } from '../db/copy.ts';
import { executedNames } from '../db/migration-record.ts';
import { openSqlite } from '../db/open.ts';
import { databaseFile, entriesFolder, secretFile } from '../env.ts';
import { filesOnRecord } from '../entries/service.ts';
import { pack } from './archive.ts';
import { describeFile } from './file-hash.ts';

/** A backup that lies whole on the disk. */
export type Backup = {
  file: string;
  manifest: BackupManifest;
  /** Files of entries that the record names and the folder does not have: their names. */
  missing: string[];
};

const MEGABYTE = 1024 * 1024;
/** Stays free on the disk that takes the backup. */
const RESERVE_BYTES = 64 * MEGABYTE;

/**
 * Writes all that an installation on SQLite keeps into one new file: a snapshot of the database,
 * the files of entries it names and the secret, with a manifest of hashes and counts. The server may
 * go on meanwhile. The file has its name only when it is whole and on the disk.
 *
 * @throws Error in words if there is no room, no database, or a file of that name
 */
export async function makeBackup(dataDir: string, to: string, now: Instant): Promise<Backup> {
  const file = resolve(to);
  if (existsSync(file)) throw new Error(m.backup_file_exists({ file }));
  if (!existsSync(databaseFile(dataDir))) {
    throw new Error(m.backup_no_database({ file: databaseFile(dataDir) }));
  }
  if (!existsSync(dirname(file))) throw new Error(m.backup_no_folder({ folder: dirname(file) }));
  expectRoom(dirname(file), statSync(databaseFile(dataDir)).size * 2);
  const folder = mkdtempSync(join(dirname(file), `.${basename(file)}-`));
  try {
    return await pile(dataDir, folder, file, now);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pile(dataDir: string, folder: string, file: string, now: Instant): Promise<Backup> {
  const snapshot = databaseFile(folder);
  await snapshotInto(dataDir, snapshot);
  const { migrations, rows, named } = await readSnapshot(snapshot);
  const entries = named.map((one) => ({ ...one, path: entryPath(one.sha256) }));
  const there = entries.filter(({ path }) => existsSync(join(dataDir, path)));
  expectRoom(
    dirname(file),
    statSync(snapshot).size + there.reduce((sum, { bytes }) => sum + bytes, 0)
  );
  symlinkSync(resolve(entriesFolder(dataDir)), join(folder, 'entries'));
  await copyFile(secretFile(dataDir), secretFile(folder));
  chmodSync(secretFile(folder), 0o600);

  const paths = [
    basename(snapshot),
    basename(secretFile(folder)),
    ...new Set(there.map(({ path }) => path))
  ];
  const files: PackedFile[] = [];
  for (const path of paths) files.push(await describeFile(folder, path));
  const manifest = { format: BACKUP_FORMAT, madeAt: now, migrations, rows, files } as const;
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));

  const whole = join(folder, 'whole.tar');
  await pack(whole, folder, ['manifest.json', ...paths]);
  chmodSync(whole, 0o600);
  sync(whole);
  renameSync(whole, file);
  sync(dirname(file));
  const missing = entries.filter((one) => !there.includes(one)).map(({ name }) => name);
  return { file, manifest, missing };
}

async function snapshotInto(dataDir: string, snapshot: string): Promise<void> {
  const source = openSqlite(databaseFile(dataDir));
  try {
    await copyDatabase(source.db, snapshot);
  } finally {
    await source.close();
  }
}

/** What the manifest says of the database is read from the copy: the original goes on. */
async function readSnapshot(snapshot: string) {
  const copy = openSqlite(snapshot);
  try {
    return {
      migrations: await executedNames(copy.db),
      rows: await countRows(copy.db),
      named: await filesOnRecord(copy.db)
    };
  } finally {
    await copy.close();
  }
}

const entryPath = (sha256: string): string => `entries/files/${sha256.slice(0, 2)}/${sha256}`;

function expectRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const [free, needed] = [bavail * bsize, bytes + RESERVE_BYTES];
  if (free >= needed) return;
  const inMegabytes = (size: number): string => String(Math.ceil(size / MEGABYTE));
  throw new Error(
    m.backup_no_room({ folder, needed: inMegabytes(needed), free: inMegabytes(free) })
  );
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
