import type { Db } from './open.ts';

/** Facts about this installation that is no contest's: one row each. */
const LAST_BEAT = 'last-beat-ms';
const EPOCH = 'epoch';

/** The epoch of an installation that was never restored. */
const FIRST_EPOCH = 'first';

/**
 * When a process last wrote to this database. It is the latest server time on record, too: no
 * process takes an earlier one for now (R4).
 */
export const readLastBeat = (db: Db): Promise<number | null> => read(db, LAST_BEAT);
export const writeLastBeat = (db: Db, now: number): Promise<void> => write(db, LAST_BEAT, now);

/** Which life of the installation this is: a restored backup begins a new one (R12). */
export const readEpoch = async (db: Db): Promise<string> =>
  (await readText(db, EPOCH)) ?? FIRST_EPOCH;
export const writeEpoch = (db: Db, epoch: string): Promise<void> => writeText(db, EPOCH, epoch);

/** The last beat, which nobody else can change until the transaction ends. */
export async function lockLastBeat(db: Db): Promise<number | null> {
  const row = await db
    .updateTable('installation')
    .set((set) => ({ value: set.ref('value') }))
    .where('name', '=', LAST_BEAT)
    .returning('value')
    .executeTakeFirst();
  return row ? Number(row.value) : null;
}

async function read(db: Db, name: string): Promise<number | null> {
  const text = await readText(db, name);
  return text === null ? null : Number(text);
}

const write = (db: Db, name: string, now: number): Promise<void> =>
  writeText(db, name, String(now));

async function readText(db: Db, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('installation')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value ?? null;
}

async function writeText(db: Db, name: string, value: string): Promise<void> {
  await db
    .insertInto('installation')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/**
 * Begins a piece of work that only one transaction may do at a time: another one waits here until
 * this has ended, and then sees what it wrote.
 */
export const takeTurn = (db: Db, work: string): Promise<void> => write(db, work, 0);
