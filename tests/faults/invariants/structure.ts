import { sql } from 'kysely';
import * as audit from '#lib/server/audit/service.ts';
import type { Db } from '#lib/server/db/open.ts';
import { countOf, type Invariant } from './invariant.ts';

export const structureInvariants: Invariant[] = [
  {
    id: 'I14',
    meaning: 'breaks in the audit chain',
    count: async (ctx) => {
      const links = await countOf(
        ctx.db,
        sql`select count(*) from audit_entry a
          left join audit_entry before on before.seq = a.seq - 1
          where a.seq > 1 and (before.seq is null or a.previous_hash <> before.hash)`
      );
      const { firstBroken } = await audit.verifyChain(ctx);
      return links + (firstBroken === null ? 0 : 1);
    }
  },
  {
    id: 'I18',
    meaning: 'damage to the structure: pages, indexes, references that lead nowhere',
    count: async ({ db }) => ((await isPostgres(db)) ? brokenInPostgres(db) : brokenInSqlite(db))
  }
];

async function isPostgres(db: Db): Promise<boolean> {
  return db.getExecutor().adapter.constructor.name.startsWith('Postgres');
}

async function brokenInSqlite(db: Db): Promise<number> {
  const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const lost = await sql`pragma foreign_key_check`.execute(db);
  return check.rows.filter((row) => row.integrity_check !== 'ok').length + lost.rows.length;
}

/** Every reference looked up by hand, and every index must be valid. */
async function brokenInPostgres(db: Db): Promise<number> {
  const { rows } = await sql<Reference>`
    select conrelid::regclass::text as "from", f.attname as "column",
      confrelid::regclass::text as "to", t.attname as "key"
    from pg_constraint
    join pg_attribute f on f.attrelid = conrelid and f.attnum = conkey[1]
    join pg_attribute t on t.attrelid = confrelid and t.attnum = confkey[1]
    where contype = 'f'`.execute(db);
  let broken = await countOf(db, sql`select count(*) from pg_index where not indisvalid`);
  for (const { from, column, to, key } of rows) {
    broken += await countOf(
      db,
      sql`select count(*) from ${sql.table(from)} child
        where ${sql.ref(`child.${column}`)} is not null and not exists
          (select 1 from ${sql.table(to)} parent
           where ${sql.ref(`parent.${key}`)} = ${sql.ref(`child.${column}`)})`
    );
  }
  return broken;
}

type Reference = { from: string; column: string; to: string; key: string };
