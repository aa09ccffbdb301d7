import type { Kysely } from 'kysely';
import { key, oneOf, references, required, text, time, whole } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('unit')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('code', text, (column) => column.notNull().unique())
    .addColumn('name', text, required)
    .addColumn('name_key', text, required)
    .addColumn(
      'type',
      text,
      oneOf('type', [
        'province',
        'department',
        'central_branch',
        'public_service_unit',
        'district',
        'commune',
        'division'
      ])
    )
    .addColumn('parent_id', key, (column) => column.references('unit.id'))
    .addColumn('bloc', text)
    .addColumn('position', whole, required)
    .addColumn('valid_from', time)
    .addColumn('valid_to', time)
    .execute();

  await db.schema
    .createTable('headcount')
    .addColumn('unit_id', key, references('unit.id'))
    .addColumn('kind', text, oneOf('kind', ['payroll', 'present', 'required']))
    .addColumn('counted_on', time, required)
    .addColumn('people', whole, required)
    .addPrimaryKeyConstraint('headcount_key', ['unit_id', 'kind', 'counted_on'])
    .execute();

  await db.schema
    .createTable('person')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('staff_code', text, (column) => column.notNull().unique())
    .addColumn('full_name', text, required)
    .addColumn('name_key', text, required)
    .addColumn('sex', text)
    .addColumn('birth_year', whole)
    .addColumn('unit_id', key, references('unit.id'))
    .addColumn('position', text)
    .addColumn('email', text)
    .addColumn('phone', text)
    .addColumn('created_at', time, required)
    .execute();
  await db.schema.createIndex('person_by_unit').on('person').column('unit_id').execute();
}
