import { sql } from 'kysely';
import type { Db } from '#lib/server/db/open.ts';

/** The tables of a SQLite database, each after those that its rows refer to. */
export async function tablesInOrder(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; parent: string | null }>`
    select master.name, reference."table" as parent from sqlite_master master
    left join pragma_foreign_key_list(master.name) reference
    where master.type = 'table' and master.name not like 'kysely%'
    and master.name not like 'sqlite%' order by master.rowid`.execute(db);
  const parents = Map.groupBy(rows, ({ name }) => name);
  const placed: string[] = [];
  const place = (name: string): void => {
    if (placed.includes(name)) return;
    for (const { parent } of parents.get(name) ?? []) {
      if (parent !== null && parent !== name) place(parent);
    }
    placed.push(name);
  };
  for (const name of parents.keys()) place(name);
  return placed;
}
