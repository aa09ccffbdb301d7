import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import { rebuildTable } from '#migrations/rebuild.ts';

type Column = {
  name: string;
  type: string;
  notnull: number;
  dflt_value: string | null;
  pk: number;
};
type Reference = { table: string; from: string; to: string };

/**
 * Makes a SQLite table anew with its columns, keys and references but without its checks: what a
 * migration does that lets more words into a column.
 */
export async function rebuildWithoutChecks(db: Kysely<unknown>, table: string): Promise<void> {
  const all = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(db)).rows;
  const columns = await all(sql<Column>`select * from pragma_table_info(${table})`);
  const references = await all(sql<Reference>`
    select "table", "from", coalesce("to", 'id') as "to" from pragma_foreign_key_list(${table})`);
  const unique = await all(sql<{ columns: string }>`
    select (select group_concat(name) from pragma_index_info(list.name)) as columns
    from pragma_index_list(${table}) as list where origin = 'u'`);
  const form = (builder: CreateTableBuilder<string>): CreateTableBuilder<string> => {
    let next = builder;
    for (const { name, type, notnull, dflt_value } of columns) {
      next = next.addColumn(name, sql.raw(type), (column) => {
        const required = notnull ? column.notNull() : column;
        return dflt_value === null ? required : required.defaultTo(sql.raw(dflt_value));
      });
    }
    const keys = columns.filter(({ pk }) => pk > 0).sort((left, right) => left.pk - right.pk);
    const names = keys.map(({ name }) => name as never);
    next = next.addPrimaryKeyConstraint('same_key', names);
    for (const [at, { columns }] of unique.entries()) {
      next = next.addUniqueConstraint(`same_${at}`, columns.split(',') as never[]);
    }
    for (const [at, { table, from, to }] of references.entries()) {
      next = next.addForeignKeyConstraint(`same_to_${at}`, [from as never], table, [to]);
    }
    return next;
  };
  await rebuildTable(db, table, { columns: form, onPostgres: async () => undefined });
}

/** Every table that the program made. */
export async function tableNames(db: Kysely<unknown>): Promise<string[]> {
  return (await db.introspection.getTables()).map(({ name }) => name);
}

/** What stands in the schema beside columns: references, indexes and triggers, in a fixed order. */
export async function belongings<Tables>(db: Kysely<Tables>): Promise<string[]> {
  const made = await sql<{ line: string }>`
    select sql as line from sqlite_master where type in ('index', 'trigger') and sql is not null
    union all
    select tables.name || '.' || list."from" || ' to ' || list."table" || '.' || coalesce(list."to", '')
    from sqlite_master as tables join pragma_foreign_key_list(tables.name) as list
    where tables.type = 'table'
    union all
    select tables.name || ' has ' || list.origin || ' over ' ||
      (select group_concat(name) from pragma_index_info(list.name))
    from sqlite_master as tables join pragma_index_list(tables.name) as list
    where tables.type = 'table'
    order by line`.execute(db);
  return made.rows.map(({ line }) => line);
}
