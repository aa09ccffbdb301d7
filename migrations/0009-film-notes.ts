import type { Kysely } from 'kysely';
import { key, references, required, text, time, whole } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  // A judge's own notes on a film while it plays; they go with the sheet.
  await db.schema
    .createTable('judging_film_note')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('sheet_id', key, references('judging_sheet.id'))
    .addColumn('at_ms', whole, required)
    .addColumn('text', text, required)
    .addColumn('created_at', time, required)
    .execute();
  await db.schema
    .createIndex('judging_film_note_by_sheet')
    .on('judging_film_note')
    .column('sheet_id')
    .execute();
}
