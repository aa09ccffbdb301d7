import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { fileOf } from '#lib/server/db/place.ts';
import type { Db } from '#lib/server/db/open.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { readRows } from '../../support/earlier-database.ts';
import { liveIn } from '../../support/lived-in.ts';

/** What a contest is argued about with: rows come, and none ever changes or goes. */
const APPEND_ONLY = [
  'answer_event',
  'answer_key',
  'audit_entry',
  'entry_version',
  'entry_voter',
  'grade',
  'integrity_signal',
  'judging_adjustment',
  'judging_conference',
  'judging_lock',
  'judging_mark_event',
  'judging_paper_entry',
  'judging_sheet_event',
  'judging_waiver',
  'live_event',
  'official_document',
  'paper_item',
  'question_version',
  'security_event'
];

async function guarded(db: Db, kind: 'sqlite' | 'postgres'): Promise<string[]> {
  const query =
    kind === 'sqlite'
      ? sql<{ name: string }>`select tbl_name as name from sqlite_master
          where type = 'trigger' and name like '%\\_no\\_delete' escape '\\' order by tbl_name`
      : sql<{ name: string }>`select tgrelid::regclass::text as name from pg_trigger
          where tgname like '%\\_append\\_only' order by 1`;
  return (await query.execute(db)).rows.map(({ name }) => name);
}

describeOnEachDatabase('append-only tables', (bench) => {
  beforeAll(() => liveIn(bench()), 120_000);

  it('are all of these at least', async () => {
    const { ctx, database } = bench();
    expect(await guarded(ctx.db, database.kind)).toEqual(expect.arrayContaining(APPEND_ONLY));
  });

  it('refuse to change or to lose a row', async () => {
    const { ctx, database } = bench();
    const before = await readRows(ctx.db);
    for (const table of await guarded(ctx.db, database.kind)) {
      const column = table === 'grade' ? 'score' : Object.keys(before[table]?.[0] ?? {})[0];
      if (column === undefined) continue;
      const change = `update ${table} set ${column} = ${column}`;
      for (const statement of [change, `delete from ${table}`]) {
        await expect(sql.raw(statement).execute(ctx.db), statement).rejects.toThrow('append-only');
      }
    }
    expect(await readRows(ctx.db)).toEqual(before);
  });

  it('let no row take the place of another, whatever connection it comes by (L2)', async () => {
    const { ctx, database } = bench();
    if (database.kind !== 'sqlite') return;
    const before = await readRows(ctx.db);
    const foreign = new Sqlite(await fileOf(ctx.db));
    let tried = 0;
    for (const table of await guarded(ctx.db, 'sqlite')) {
      const row = foreign.prepare(`select rowid as "row", * from ${table}`).get() as
        Record<string, unknown> | undefined;
      if (!row) continue;
      for (const kept of keysOf(foreign, table)) {
        const { columns, values } = rowWith(row, kept);
        const marks = columns.map(() => '?').join();
        for (const how of ['insert or replace into', 'replace into']) {
          const insert = foreign.prepare(`${how} ${table} (${columns.join()}) values (${marks})`);
          expect(() => insert.run(values), `${how} ${table} by ${kept.join()}`).toThrow(
            'append-only'
          );
          tried += 1;
        }
      }
    }
    foreign.close();
    expect(tried).toBeGreaterThan(40);
    expect(await readRows(ctx.db)).toEqual(before);
  });

  it('all have the guard against replacing: whoever makes a new one calls refuseReplacing, too', async () => {
    const { ctx, database } = bench();
    if (database.kind !== 'sqlite') return;
    const { rows } = await sql<{ name: string }>`select tbl_name as name from sqlite_master
      where type = 'trigger' and name = tbl_name || '_no_replace' order by tbl_name`.execute(
      ctx.db
    );
    expect(rows.map(({ name }) => name)).toEqual(await guarded(ctx.db, 'sqlite'));
  });

  it('let another run of a grade become the official one', async () => {
    const { db } = bench().ctx;
    await sql`update grade set is_official = 0`.execute(db);
    await sql`insert into grade select attempt_id, run + 1, 1, score, max_score, correct, answered,
      elapsed_ms, graded_at from grade`.execute(db);
    expect((await sql`select 1 from grade where is_official = 1`.execute(db)).rows).toHaveLength(1);
  });
});

/** The number of the row, and the columns of each unique index, also of one over some rows only. */
function keysOf(sqlite: Sqlite.Database, table: string): string[][] {
  const indexes = sqlite
    .prepare(`select name from pragma_index_list('${table}') where "unique" = 1`)
    .pluck()
    .all() as string[];
  const named = sqlite
    .prepare(
      `select name from pragma_table_info('${table}') where pk = 1 and lower(type) = 'integer'`
    )
    .pluck()
    .get() as string | undefined;
  const keys = indexes.map(
    (index) =>
      sqlite.prepare(`select name from pragma_index_info('${index}')`).pluck().all() as string[]
  );
  return [[named ?? 'row'], ...keys];
}

/** A row that is in the way of another by this key alone: everything else that is unique is new. */
function rowWith(row: Record<string, unknown>, kept: readonly string[]) {
  const entries = Object.entries(row).filter(
    ([column]) => column !== 'row' || kept.includes('row')
  );
  return {
    columns: entries.map(([column]) => (column === 'row' ? 'rowid' : column)),
    values: entries.map(([column, value]) => {
      if (kept.includes(column) || !/(^|_)(id|code|seq|run|version|revision)$/.test(column))
        return value;
      return typeof value === 'number' ? value + 1_000_000 : `${String(value)}-new`;
    })
  };
}
