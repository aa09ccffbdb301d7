import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '#lib/domain/core/time.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import type { Db } from '#lib/server/db/open.ts';

/** A statement about the whole database. */
export type Invariant = {
  /** The number in RELIABILITY section 3. */
  id: string;
  /** What `count` counts. It must be 0. */
  meaning: string;
  /** @param ctx its `db` stays on one connection, where the tables of `facts.ts` are; `now` is the present */
  count: (ctx: Ctx) => Promise<number>;
};

/** An invariant that one SQL query counts. */
export function counted(
  id: string,
  meaning: string,
  query: RawBuilder<unknown> | ((now: Instant) => RawBuilder<unknown>)
): Invariant {
  return {
    id,
    meaning,
    count: (ctx) => countOf(ctx.db, typeof query === 'function' ? query(ctx.now()) : query)
  };
}

/** Runs a query whose only column is a number. */
export async function countOf(db: Db, query: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ found: unknown }>`select (${query}) as found`.execute(db);
  return Number(rows[0]?.found);
}
