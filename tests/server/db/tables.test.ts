import { globSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { failedAssertions } from '#lib/server/db/assertions.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

describeOnEachDatabase('the database', (bench) => {
  it('passes its boot assertions after a real write', async () => {
    expect(await failedAssertions(bench().database)).toEqual([]);
  });

  it('has exactly the columns that the code believes in', async () => {
    const tables = await bench().ctx.db.introspection.getTables();
    const found = Object.fromEntries(
      tables.map((table) => [table.name, table.columns.map((column) => column.name).sort()])
    );
    expect(found).toEqual(believedColumns());
  });

  it('reads counts, sums and times as numbers', async () => {
    const { rows } = await sql<Record<string, unknown>>`
      select count(*) as n, sum(1) as s, ${1_632_268_800_000} as t`.execute(bench().ctx.db);
    expect(Object.values(rows[0] ?? {}).map(Number)).toEqual([1, 1, 1_632_268_800_000]);
    const [row] = await bench()
      .ctx.db.selectFrom('account')
      .select((select) => select.fn.countAll<number>().as('n'))
      .execute();
    expect(row?.n).toBe(0);
  });

  it('says which setting is wrong when durability was switched off', async () => {
    const { database } = bench();
    if (database.kind !== 'sqlite') return;
    await sql`pragma synchronous = NORMAL`.execute(database.db);
    expect(await failedAssertions(database)).toEqual(['PRAGMA synchronous is 1, not 2']);
    await sql`pragma synchronous = FULL`.execute(database.db);
  });
});

/** Tables and columns as src/lib/server/db/*tables.ts declare them. */
function believedColumns(): Record<string, string[]> {
  const files = globSync('src/lib/server/db/*tables.ts');
  const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const body = (name: string) => new RegExp(`type ${name} = \\{([^}]*)\\}`).exec(source)?.[1] ?? '';
  const fields = (text: string) => [...text.matchAll(/(\w+): ([^;]+);?/g)];
  const tables = [...source.matchAll(/type \w*Tables = \{([^}]*)\}/g)].map(([, text = '']) => text);
  return Object.fromEntries(
    tables.flatMap(fields).map(([, table = '', row = '']) => [
      table,
      fields(body(row))
        .map(([, column = '']) => column)
        .sort()
    ])
  );
}
