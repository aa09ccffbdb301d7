import type { Migration } from '#migrations/index.ts';
import { checksumOf } from './migration-checksum.ts';
import { readExecuted } from './migration-record.ts';
import type { Db } from './open.ts';
import { placeOf } from './place.ts';

/** How a database stands to the migrations that this program knows. */
export type SchemaState = {
  executed: string[];
  pending: string[];
  /** Executed by older programs, which kept no checksum. */
  unsigned: string[];
  /** Why this program must not touch the database, in whole sentences; empty if it may. */
  refusals: string[];
};

/** Reads the record of migrations and compares it with those of this program. */
export async function readSchemaState(
  db: Db,
  known: Readonly<Record<string, Migration>>
): Promise<SchemaState> {
  const record = (await readExecuted(db)) ?? [];
  const done = new Set(record.map(({ name }) => name));
  const names = Object.keys(known);
  const pending = names.filter((name) => !done.has(name));
  const executed = names.filter((name) => done.has(name));
  const unsigned = record.filter(({ checksum }) => checksum === null).map(({ name }) => name);
  const state = { executed, pending, unsigned };

  const unknown = [...done].filter((name) => !Object.hasOwn(known, name)).sort();
  if (unknown.length > 0) return { ...state, refusals: [newer(await placeOf(db), unknown)] };
  const last = executed.at(-1);
  const skipped = pending.filter((name) => last !== undefined && name < last);
  if (skipped.length > 0) return { ...state, refusals: [gap(await placeOf(db), skipped, last)] };

  const refusals: string[] = [];
  for (const { name, checksum } of record) {
    const migration = known[name];
    if (!migration || checksum === null || checksum === (await checksumOf(migration, db))) continue;
    refusals.push(edited(await placeOf(db), name));
  }
  return { ...state, refusals };
}

const WAY_OUT =
  'Start the program that upgraded it, or restore a backup of this version into an empty DATA_DIR ' +
  '(npm run hoithi -- restore FILE; copies made before an upgrade lie in before-upgrade beside the database)';

const newer = (place: string, unknown: readonly string[]): string =>
  `${place} belongs to a newer version: it has had ${unknown.join(', ')}, which this program does not know. ` +
  `Nothing was changed. ${WAY_OUT}.`;

const gap = (place: string, skipped: readonly string[], last: string | undefined): string =>
  `${place} has had ${last} but not ${skipped.join(', ')}: a program with other migrations upgraded it. ` +
  `Nothing was changed. ${WAY_OUT}.`;

const edited = (place: string, name: string): string =>
  `${place} has had ${name} with other statements than this program has under that name. ` +
  `Nothing was changed. ${WAY_OUT}.`;
