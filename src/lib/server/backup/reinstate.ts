import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { migrations } from '#migrations/index.ts';
import { backupManifest, BACKUP_FORMAT, type BackupManifest } from '../../schema/backup.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { countRows } from '../db/copy.ts';
import { findDamage } from '../db/damage.ts';
import * as installation from '../db/installation.ts';
import { executedNames } from '../db/migration-record.ts';
import { openSqlite, type Db } from '../db/open.ts';
import { databaseFile } from '../env.ts';
import { unpack } from './archive.ts';
import { describeFile } from './file-hash.ts';

/** Where a backup is unpacked and looked at before anything counts; a leftover is of no worth. */
const WAITING = '.restore';

/**
 * Brings a backup back into an empty data folder. Everything is compared with the manifest before
 * anything has its name: a backup that is damaged, cut short or from a newer program leaves the
 * folder as it was. The installation gets a new epoch, so that devices send again what they hold.
 *
 * @param epoch names this life of the installation: never used before
 * @throws Error in words if the folder is not empty or the backup may not be used
 */
export async function restoreBackup(
  file: string,
  dataDir: string,
  epoch: string
): Promise<BackupManifest> {
  if (!existsSync(file)) throw new Error(m.backup_unknown_file({ file }));
  expectEmpty(dataDir);
  const waiting = join(dataDir, WAITING);
  rmSync(waiting, { recursive: true, force: true });
  mkdirSync(waiting, { recursive: true, mode: 0o700 });
  try {
    const manifest = await unpackAndCompare(file, waiting);
    await compareDatabase(manifest, waiting, epoch);
    moveIntoPlace(manifest, waiting, dataDir);
    return manifest;
  } finally {
    rmSync(waiting, { recursive: true, force: true });
  }
}

function expectEmpty(dataDir: string): void {
  const found = existsSync(dataDir) ? readdirSync(dataDir) : [];
  const [first] = found.filter((name) => name !== WAITING);
  if (first !== undefined) throw new Error(m.backup_folder_not_empty({ folder: dataDir, first }));
}

async function unpackAndCompare(file: string, folder: string): Promise<BackupManifest> {
  await unpack(file, folder).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(m.backup_damaged({ file, reason }));
  });
  const manifest = readManifest(file, folder);
  for (const stated of manifest.files) {
    const found = await describeFile(folder, stated.path).catch(() => null);
    if (found === null) throw new Error(m.backup_incomplete({ file, path: stated.path }));
    if (found.sha256 !== stated.sha256 || found.bytes !== stated.bytes) {
      throw new Error(m.backup_changed({ file, path: stated.path }));
    }
  }
  for (const needed of ['hoi-thi.sqlite', 'secret']) {
    if (!manifest.files.some(({ path }) => path === needed)) {
      throw new Error(m.backup_incomplete({ file, path: needed }));
    }
  }
  return manifest;
}

function readManifest(file: string, folder: string): BackupManifest {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) throw new Error(m.backup_no_manifest({ file }));
  const stated = parseJson(readFileSync(path, 'utf8'));
  if (isNewer(stated)) throw new Error(m.backup_newer({ file }));
  const parsed = backupManifest.safeParse(stated);
  if (!parsed.success) throw new Error(m.backup_no_manifest({ file }));
  const unknown = parsed.data.migrations.filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length > 0) throw new Error(m.backup_newer({ file }));
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isNewer = (stated: unknown): boolean =>
  typeof stated === 'object' &&
  stated !== null &&
  'format' in stated &&
  typeof stated.format === 'number' &&
  stated.format > BACKUP_FORMAT;

/** The database must be sound and hold what the manifest counts; then its new life begins. */
async function compareDatabase(
  manifest: BackupManifest,
  folder: string,
  epoch: string
): Promise<void> {
  const { db, close } = openSqlite(databaseFile(folder));
  try {
    await expectAsStated(db, manifest);
    await installation.writeEpoch(db, epoch);
  } finally {
    await close();
  }
}

async function expectAsStated(db: Db, manifest: BackupManifest): Promise<void> {
  const file = 'hoi-thi.sqlite';
  const damage = await findDamage(db);
  if (damage !== null) throw new Error(m.backup_damaged({ file, reason: damage }));
  const rows = await countRows(db);
  const names = new Set([...Object.keys(rows), ...Object.keys(manifest.rows)]);
  const uneven = [...names].find((name) => rows[name] !== manifest.rows[name]);
  if (uneven !== undefined) throw new Error(m.backup_uneven({ table: uneven }));
  const executed = await executedNames(db);
  if (executed.join() !== manifest.migrations.join()) {
    throw new Error(m.backup_uneven({ table: 'kysely_migration' }));
  }
}

/** The database comes last: without it nothing starts from a folder that is half there. */
function moveIntoPlace(manifest: BackupManifest, waiting: string, dataDir: string): void {
  const database = 'hoi-thi.sqlite';
  const paths = manifest.files.map(({ path }) => path).filter((path) => path !== database);
  for (const path of [...paths, database]) {
    mkdirSync(dirname(join(dataDir, path)), { recursive: true, mode: 0o700 });
    chmodSync(join(waiting, path), 0o600);
    renameSync(join(waiting, path), join(dataDir, path));
  }
}
