import { chmodSync, closeSync, fsyncSync, openSync } from 'node:fs';
import { sql } from 'kysely';
import type { Db } from './open.ts';

/**
 * Writes a whole, consistent copy of a SQLite database into a new file, readable by the owner alone
 * and on the disk when this ends. Others may write meanwhile. Copying the file itself would leave
 * out what still stands in its log (RELIABILITY 0.5).
 */
export async function copyDatabase(db: Db, file: string): Promise<void> {
  await sql`vacuum into ${file}`.execute(db);
  chmodSync(file, 0o600);
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

/** How many rows every table of a SQLite database has, by name. */
export async function countRows(db: Db): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{
    name: string;
  }>`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`.execute(
    db
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(
      db
    );
    counts[name] = rows[0]?.n ?? 0;
  }
  return counts;
}
