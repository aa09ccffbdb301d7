import type { Grade } from '../../domain/quiz/grade.ts';
import type { AttemptOutcome } from '../../domain/quiz/outcome.ts';
import type { Db } from '../db/open.ts';
import { endSql } from './store.ts';

/** The grade of an attempt; a later one is added beside those before it, never over them (R7). */
export async function insertGrade(
  db: Db,
  grade: Grade & { attemptId: string; elapsedMs: number; gradedAt: number }
): Promise<void> {
  await db
    .insertInto('grade')
    .values((grades) => ({
      attempt_id: grade.attemptId,
      run: grades
        .selectFrom('grade')
        .select((run) => run(run.fn.coalesce(run.fn.max('run'), run.lit(0)), '+', 1).as('next'))
        .where('attempt_id', '=', grade.attemptId),
      is_official: 1,
      score: grade.score,
      max_score: grade.maxScore,
      correct: grade.correct,
      answered: grade.answered,
      elapsed_ms: grade.elapsedMs,
      graded_at: grade.gradedAt
    }))
    .execute();
}

/**
 * Takes time from what these attempts were worked on: the grade is given again with everything else
 * as it was, and the earlier one stays on record (R7).
 */
export async function takeFromElapsed(
  db: Db,
  lessMs: ReadonlyMap<string, number>,
  gradedAt: number
): Promise<void> {
  if (lessMs.size === 0) return;
  const rows = await db
    .selectFrom('grade')
    .selectAll()
    .where('attempt_id', 'in', [...lessMs.keys()])
    .where('is_official', '=', 1)
    .execute();
  if (rows.length === 0) return;
  await db
    .updateTable('grade')
    .set({ is_official: 0 })
    .where('is_official', '=', 1)
    .where(
      'attempt_id',
      'in',
      rows.map((row) => row.attempt_id)
    )
    .execute();
  await db
    .insertInto('grade')
    .values(
      rows.map((row) => ({
        ...row,
        run: row.run + 1,
        elapsed_ms: Math.max(0, row.elapsed_ms - (lessMs.get(row.attempt_id) ?? 0)),
        graded_at: gradedAt
      }))
    )
    .execute();
}

export async function officialGrade(
  db: Db,
  attemptId: string
): Promise<(Grade & { elapsedMs: number }) | undefined> {
  return db
    .selectFrom('grade')
    .select(['score', 'max_score as maxScore', 'correct', 'answered', 'elapsed_ms as elapsedMs'])
    .where('attempt_id', '=', attemptId)
    .where('is_official', '=', 1)
    .executeTakeFirst();
}

/** Every attempt of a round with its official grade, in the order of starting. */
export async function outcomes(
  db: Db,
  roundId: string,
  unitIds: readonly string[] | null
): Promise<AttemptOutcome[]> {
  let query = selectOutcomes(db, roundId);
  if (unitIds !== null) {
    query = query
      .innerJoin('registration', 'registration.id', 'attempt.registration_id')
      .where('registration.unit_id', 'in', unitIds);
  }
  return (await query.execute()).map(readOutcome);
}

/** The attempts of one contestant in a round with their official grades. */
export async function outcomesOf(
  db: Db,
  roundId: string,
  registrationId: string
): Promise<AttemptOutcome[]> {
  const rows = await selectOutcomes(db, roundId)
    .where('registration_id', '=', registrationId)
    .execute();
  return rows.map(readOutcome);
}

function selectOutcomes(db: Db, roundId: string) {
  return db
    .selectFrom('attempt')
    .leftJoin('grade', (join) =>
      join.onRef('grade.attempt_id', '=', 'attempt.id').on('grade.is_official', '=', 1)
    )
    .select([
      'attempt.id as attemptId',
      'registration_id as registrationId',
      'attempt_no as attemptNo',
      'state',
      'started_at as startedAt',
      'last_seen_at as lastSeenAt',
      endSql.as('endsAt'),
      'submitted_at as submittedAt',
      'stands_for as standsFor',
      'cut_short_at as cutShortAt',
      'score',
      'max_score as maxScore',
      'correct',
      'elapsed_ms as elapsedMs'
    ])
    .where('round_id', '=', roundId)
    .orderBy('started_at')
    .orderBy('attempt.id');
}

type Row = Omit<AttemptOutcome, 'state' | 'isCutShort'> & {
  state: string;
  cutShortAt: number | null;
};

const readOutcome = ({ cutShortAt, ...row }: Row): AttemptOutcome => ({
  ...row,
  state: row.state as AttemptOutcome['state'],
  isCutShort: cutShortAt !== null
});
