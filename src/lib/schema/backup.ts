import { z } from 'zod';
import { shaped, token } from './text.ts';

/** Formats of backups that this program can read. */
export const BACKUP_FORMAT = 1;

/** What an installation keeps besides the manifest; nothing else in an archive is ever written. */
export const PACKED_PATH = /^(hoi-thi\.sqlite|secret|entries\/files\/[0-9a-f]{2}\/[0-9a-f]{64})$/;

const sha256 = shaped(/^[0-9a-f]{64}$/, 64, 'must be a SHA-256');
const count = z.number().int().nonnegative();

/** A file of an installation as it stands in a backup, by its path below the data folder. */
const packedFile = z.strictObject({
  path: shaped(PACKED_PATH, 100, 'is no file of an installation'),
  bytes: count,
  sha256
});

/**
 * What a backup says of itself: the first file in it. Whoever restores it compares every file and
 * every table with this.
 */
export const backupManifest = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  /** Server time of the snapshot, epoch milliseconds. */
  madeAt: count,
  /** The migrations that the database has had, in order. */
  migrations: z.array(token(100)).max(1000),
  /** Rows of every table. */
  rows: z.record(token(100), count),
  files: z.array(packedFile).max(1_000_000)
});

export type BackupManifest = z.output<typeof backupManifest>;
export type PackedFile = z.output<typeof packedFile>;
