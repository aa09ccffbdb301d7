import type { Kysely } from 'kysely';
import { makeAppendOnly } from './append-only.ts';
import {
  hundredths,
  json,
  key,
  oneOf,
  references,
  required,
  text,
  time,
  whole,
  yesNo
} from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await markings(db);
  await sheets(db);
  await paper(db);
  await rulings(db);
  await locks(db);
}

async function markings(db: Kysely<unknown>): Promise<void> {
  // A segment of a final, or a call for entries: one of the two.
  await db.schema
    .createTable('judging_marking')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('contest_id', key, references('contest.id'))
    .addColumn('name', text, required)
    .addColumn('final_id', key, (column) => column.references('live_final.id'))
    .addColumn('segment_id', key)
    .addColumn('call_id', key)
    .addColumn('rubric', json, required)
    .addColumn('rules', json, required)
    .addColumn('state', text, oneOf('state', ['preparing', 'open', 'locked']))
    .addColumn('created_at', time, required)
    .addUniqueConstraint('judging_marking_of_segment', ['final_id', 'segment_id'])
    .addUniqueConstraint('judging_marking_of_call', ['call_id'])
    .execute();

  // `subject_id` is a team of a final or an entry of a call: modules to the right own both.
  await db.schema
    .createTable('judging_marked')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('marking_id', key, references('judging_marking.id'))
    .addColumn('subject_id', key, required)
    .addColumn('unit_id', key, (column) => column.references('unit.id'))
    .addColumn('name', text, required)
    .addColumn('ordinal', whole, required)
    .addColumn('third_marker_id', key, (column) => column.references('account.id'))
    .addUniqueConstraint('judging_marked_once', ['marking_id', 'subject_id'])
    .execute();

  await db.schema
    .createTable('judging_judge')
    .addColumn('marking_id', key, references('judging_marking.id'))
    .addColumn('account_id', key, references('account.id'))
    .addColumn('name', text, required)
    .addColumn('unit_id', key, (column) => column.references('unit.id'))
    .addColumn('is_head', 'integer', yesNo('is_head'))
    .addColumn('is_third_marker', 'integer', yesNo('is_third_marker'))
    .addColumn('ordinal', whole, required)
    .addPrimaryKeyConstraint('judging_judge_key', ['marking_id', 'account_id'])
    .execute();
  await db.schema
    .createIndex('judging_judge_by_account')
    .on('judging_judge')
    .column('account_id')
    .execute();
}

async function sheets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('judging_sheet')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('marked_id', key, references('judging_marked.id'))
    .addColumn('judge_id', key, references('account.id'))
    .addColumn('state', text, oneOf('state', ['draft', 'submitted', 'reopened', 'locked']))
    .addColumn('note', text, required)
    .addColumn('note_revision', whole, required)
    .addColumn('submitted_at', time)
    .addColumn('signature', text)
    .addColumn('seal', text)
    .addColumn('receipt_code', text)
    .addUniqueConstraint('judging_sheet_once', ['marked_id', 'judge_id'])
    .execute();

  await db.schema
    .createTable('judging_mark')
    .addColumn('sheet_id', key, references('judging_sheet.id'))
    .addColumn('criterion_id', key, required)
    .addColumn('mark', hundredths)
    .addColumn('revision', whole, required)
    .addPrimaryKeyConstraint('judging_mark_key', ['sheet_id', 'criterion_id'])
    .execute();

  // Every accepted change with who made it: what was changed after a submission stays readable.
  await db.schema
    .createTable('judging_mark_event')
    .addColumn('mutation_id', key, (column) => column.primaryKey())
    .addColumn('sheet_id', key, references('judging_sheet.id'))
    .addColumn('criterion_id', key, required)
    .addColumn('mark', hundredths)
    .addColumn('revision', whole, required)
    .addColumn('account_id', key, required)
    .addColumn('received_at', time, required)
    .addUniqueConstraint('judging_mark_event_once', ['sheet_id', 'criterion_id', 'revision'])
    .execute();
  await makeAppendOnly(db, 'judging_mark_event');

  await db.schema
    .createTable('judging_sheet_event')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('sheet_id', key, references('judging_sheet.id'))
    .addColumn('kind', text, oneOf('kind', ['submitted', 'reopened', 'paper-confirmed']))
    .addColumn('account_id', key, required)
    .addColumn('reason', text)
    .addColumn('signature', text)
    .addColumn('seal', text)
    .addColumn('receipt_code', text)
    .addColumn('at', time, required)
    .execute();
  await db.schema
    .createIndex('judging_sheet_event_by_sheet')
    .on('judging_sheet_event')
    .column('sheet_id')
    .execute();
  await makeAppendOnly(db, 'judging_sheet_event');
}

async function paper(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('judging_paper_entry')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('sheet_id', key, references('judging_sheet.id'))
    .addColumn('account_id', key, required)
    .addColumn('outcome', text, oneOf('outcome', ['keyed-in', 'differs', 'confirmed']))
    .addColumn('marks', json, required)
    .addColumn('at', time, required)
    .execute();
  await db.schema
    .createIndex('judging_paper_entry_by_sheet')
    .on('judging_paper_entry')
    .column('sheet_id')
    .execute();
  await makeAppendOnly(db, 'judging_paper_entry');
}

async function rulings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('judging_waiver')
    .addColumn('marked_id', key, references('judging_marked.id'))
    .addColumn('judge_id', key, references('account.id'))
    .addColumn('reason', text, required)
    .addColumn('account_id', key, required)
    .addColumn('at', time, required)
    .addPrimaryKeyConstraint('judging_waiver_key', ['marked_id', 'judge_id'])
    .execute();
  await makeAppendOnly(db, 'judging_waiver');

  await db.schema
    .createTable('judging_conference')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('marked_id', key, references('judging_marked.id'))
    .addColumn('conclusion', text, required)
    .addColumn('account_id', key, required)
    .addColumn('at', time, required)
    .execute();
  await makeAppendOnly(db, 'judging_conference');

  // What was recorded wrongly is taken back by a row of its own, which names the other.
  await db.schema
    .createTable('judging_adjustment')
    .addColumn('id', key, (column) => column.primaryKey())
    .addColumn('marked_id', key, references('judging_marked.id'))
    .addColumn('kind', text, oneOf('kind', ['overtime', 'late', 'deduction', 'bonus']))
    .addColumn('points', hundredths, required)
    .addColumn('reason', text, required)
    .addColumn('takes_back', key, (column) => column.unique().references('judging_adjustment.id'))
    .addColumn('account_id', key, required)
    .addColumn('at', time, required)
    .execute();
  await makeAppendOnly(db, 'judging_adjustment');
}

async function locks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('judging_lock')
    .addColumn('marked_id', key, (column) => column.primaryKey().references('judging_marked.id'))
    .addColumn('jury', hundredths, required)
    .addColumn('total', hundredths, required)
    .addColumn('seal', text, required)
    .addColumn('account_id', key, required)
    .addColumn('at', time, required)
    .execute();
  await makeAppendOnly(db, 'judging_lock');
}
