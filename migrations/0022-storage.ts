import { sql, type Kysely } from 'kysely';
import { makeAppendOnly, refuseReplacing } from './append-only.ts';
import { isPostgres } from './dialect.ts';

/**
 * What was decided once and is asked about in a dispute: the paper as it was drawn, the questions and
 * keys of their versions, and what was noticed while somebody wrote. Nothing in the program changes them.
 */
const RECORDS = ['paper_item', 'question_version', 'answer_key', 'integrity_signal'];

/** What a grade says never changes; which of several runs is the official one may (R7). */
const MEASURED = 'attempt_id, run, score, max_score, correct, answered, elapsed_ms, graded_at';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of RECORDS) await makeAppendOnly(db, table);
  await keepGrades(db);
  for (const table of await appendOnlyTables(db)) await refuseReplacing(db, table);
}

async function keepGrades(db: Kysely<unknown>): Promise<void> {
  const refusal = 'grade is append-only: a new run is added beside it';
  const statements = isPostgres(db)
    ? [
        `create or replace function grade_refuse() returns trigger language plpgsql as
         $$ begin raise exception '${refusal}'; end $$`,
        `create trigger grade_append_only before update of ${MEASURED} or delete or truncate on grade
         for each statement execute function grade_refuse()`
      ]
    : [
        `create trigger grade_no_change before update of ${MEASURED} on grade
         begin select raise(abort, '${refusal}'); end`,
        `create trigger grade_no_delete before delete on grade
         begin select raise(abort, '${refusal}'); end`
      ];
  for (const statement of statements) await sql.raw(statement).execute(db);
  await refuseReplacing(
    db,
    'grade',
    `new.is_official = 1 and exists
       (select 1 from grade where attempt_id = new.attempt_id and is_official = 1)`
  );
}

/** The tables of all earlier migrations; on PostgreSQL no row can replace another. */
async function appendOnlyTables(db: Kysely<unknown>): Promise<string[]> {
  if (isPostgres(db)) return [];
  const { rows } = await sql<{ name: string }>`
    select tbl_name as name from sqlite_master
    where type = 'trigger' and name = tbl_name || '_no_update' order by tbl_name`.execute(db);
  return rows.map(({ name }) => name);
}
