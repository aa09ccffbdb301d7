import { sql, type Kysely } from 'kysely';
import { json, key, required, references, text, time, whole } from './columns.ts';
import { rebuildTable } from './rebuild.ts';

/** Where names of people and units stand, with the folded form that searches read. */
const NAMES: readonly { table: string; name: string; folded: string | null }[] = [
  { table: 'person', name: 'full_name', folded: 'name_key' },
  { table: 'unit', name: 'name', folded: 'name_key' },
  { table: 'account', name: 'display_name', folded: null }
];

/** Letters of other languages that were kept for a Đ, and what they are. */
const LIKE_D: readonly [string, string][] = [
  ['Ð', 'Đ'],
  ['Ɖ', 'Đ'],
  ['ð', 'đ'],
  ['ɖ', 'đ']
];

/** Questions may lack their level; names have the Đ that people search for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await rebuildTable(db, 'question_version', {
    columns: (table) =>
      table
        .addColumn('id', key, (column) => column.primaryKey())
        .addColumn('question_id', key, references('question.id'))
        .addColumn('version', whole, required)
        .addColumn('topic', text, required)
        .addColumn('level', text, required)
        .addColumn('stem', text, required)
        .addColumn('options', json, required)
        .addColumn('content_hash', text, required)
        .addColumn('created_at', time, required)
        .addUniqueConstraint('question_version_once', ['question_id', 'version']),
    onPostgres: async (db) => {
      await sql`alter table question_version drop constraint question_version_level_check`.execute(
        db
      );
    }
  });
  for (const { table, name, folded } of NAMES) {
    for (const [letter, read] of LIKE_D) {
      await replaceIn(db, table, name, letter, read);
      if (folded !== null) await replaceIn(db, table, folded, letter, 'd');
    }
  }
}

async function replaceIn(
  db: Kysely<unknown>,
  table: string,
  column: string,
  letter: string,
  read: string
): Promise<void> {
  const place = sql.ref(column);
  await sql`update ${sql.table(table)} set ${place} = replace(${place}, ${letter}, ${read})
    where ${place} like ${`%${letter}%`}`.execute(db);
}
