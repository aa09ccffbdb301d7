import { z } from 'zod';

/** Formats of backups that this program can read. */
export const BACKUP_FORMAT = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

/** A file of an installation as it stands in a backup, by its path below the data folder. */
const packedFile = z.strictObject({ path: z.string().min(1).max(200), bytes: count, sha256 });

/**
 * What a backup says of itself: the first file in it. Whoever restores it compares every file and
 * every table with this.
 */
export const backupManifest = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  /** Server time of the snapshot, epoch milliseconds. */
  madeAt: count,
  /** The migrations that the database has had, in order. */
  migrations: z.array(z.string().min(1).max(100)).max(1000),
  /** Rows of every table. */
  rows: z.record(z.string().max(100), count),
  files: z.array(packedFile).max(1_000_000)
});

export type BackupManifest = z.output<typeof backupManifest>;
export type PackedFile = z.output<typeof packedFile>;
