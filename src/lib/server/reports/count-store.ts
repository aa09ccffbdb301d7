import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '../../domain/core/time.ts';
import { HOUR } from '../../domain/core/time.ts';
import type { UnitCounts } from '../../domain/reports/participation.ts';
import type { HourCounts } from '../../domain/reports/progress.ts';
import type { ScoreCell } from '../../domain/reports/quality.ts';
import type { Trait, TraitCounts } from '../../domain/reports/structure.ts';
import type { Db } from '../db/open.ts';
import type { Counted } from '../results/figures.ts';

/** All counts of RP1 for each unit that has registrations. */
export async function unitCounts(db: Db, of: Counted): Promise<UnitCounts[]> {
  const rows = await withGrades(db, of)
    .select([
      'registration.unit_id as unitId',
      sql<number>`count(distinct registration.id)`.as('registered'),
      sql<number>`count(distinct case when attempt.state = 'submitted' then registration.id end)`.as(
        'tookPart'
      ),
      sql<number>`count(distinct case when attempt.state = 'open' then registration.id end)`.as(
        'working'
      ),
      sql<number>`count(case when attempt.cut_short_at is null then attempt.id end)`.as('attempts'),
      sql<number>`count(grade.attempt_id)`.as('valid'),
      sql<number>`coalesce(sum(case when grade.score = grade.max_score then 1 else 0 end), 0)`.as(
        'perfect'
      ),
      sql<number>`coalesce(sum(grade.score), 0)`.as('scoreSum'),
      sql<number | null>`max(grade.score)`.as('highestScore')
    ])
    .groupBy('registration.unit_id')
    .execute();
  return rows;
}

/** Valid entries by unit and score, of one day where a day is given (its beginning). */
export async function scoreCells(
  db: Db,
  of: Counted,
  day: { from: Instant; to: Instant } | null
): Promise<ScoreCell[]> {
  let query = withGrades(db, of).where('grade.attempt_id', 'is not', null);
  if (day) {
    query = query
      .where('attempt.submitted_at', '>=', day.from)
      .where('attempt.submitted_at', '<', day.to);
  }
  const rows = await query
    .select([
      'registration.unit_id as unitId',
      'grade.correct',
      'grade.score',
      'grade.max_score as maxScore',
      (select) => select.fn.countAll<number>().as('entries')
    ])
    .groupBy(['registration.unit_id', 'grade.correct', 'grade.score', 'grade.max_score'])
    .execute();
  return rows.map((row) => ({
    ...row,
    correct: row.correct ?? 0,
    score: row.score ?? 0,
    maxScore: row.maxScore ?? 0
  }));
}

/** Registrations, first hand-ins, attempts and valid entries by unit and hour. */
export async function hourCounts(db: Db, of: Counted): Promise<HourCounts[]> {
  const nothing = { registered: 0, people: 0, attempts: 0, valid: 0 };
  const first = withAttempts(db, of)
    .where('attempt.state', '=', 'submitted')
    .select(['registration.unit_id', sql<number>`min(attempt.submitted_at)`.as('at')])
    .groupBy(['registration.id', 'registration.unit_id'])
    .as('first_hand_in');
  const byHour = {
    registered: await registrationsOf(db, of)
      .select(['registration.unit_id as unitId', hourOf('registration.registered_at').as('hour')])
      .select((select) => select.fn.countAll<number>().as('count'))
      .groupBy(['registration.unit_id', hourOf('registration.registered_at')])
      .execute(),
    people: await db
      .selectFrom(first)
      .select(['first_hand_in.unit_id as unitId', hourOf('first_hand_in.at').as('hour')])
      .select((select) => select.fn.countAll<number>().as('count'))
      .groupBy(['first_hand_in.unit_id', hourOf('first_hand_in.at')])
      .execute(),
    attempts: await withAttempts(db, of)
      .where('attempt.id', 'is not', null)
      .where('attempt.cut_short_at', 'is', null)
      .select(['registration.unit_id as unitId', hourOf('attempt.started_at').as('hour')])
      .select((select) => select.fn.countAll<number>().as('count'))
      .groupBy(['registration.unit_id', hourOf('attempt.started_at')])
      .execute(),
    valid: await withGrades(db, of)
      .where('grade.attempt_id', 'is not', null)
      .select(['registration.unit_id as unitId', hourOf('attempt.submitted_at').as('hour')])
      .select((select) => select.fn.countAll<number>().as('count'))
      .groupBy(['registration.unit_id', hourOf('attempt.submitted_at')])
      .execute()
  };
  return Object.entries(byHour).flatMap(([kind, rows]) =>
    rows.map(({ unitId, hour, count }) => ({ unitId, hour, ...nothing, [kind]: count }))
  );
}

/** People and those who took part, by unit and one trait of the person record. */
export function traitCounts(db: Db, of: Counted, trait: Trait): Promise<TraitCounts[]> {
  const column = sql.ref<string | number | null>(`person.${COLUMNS[trait]}`);
  return withAttempts(db, of)
    .innerJoin('person', 'person.id', 'registration.person_id')
    .select([
      'registration.unit_id as unitId',
      column.as('value'),
      sql<number>`count(distinct registration.id)`.as('registered'),
      sql<number>`count(distinct case when attempt.state = 'submitted' then registration.id end)`.as(
        'tookPart'
      )
    ])
    .groupBy(['registration.unit_id', column])
    .execute();
}

const COLUMNS = { sex: 'sex', birthYear: 'birth_year', position: 'position' } as const;

/** Both databases divide whole numbers to whole numbers; Vietnam's hours begin with the world's. */
const hourOf = (column: string): RawBuilder<number> =>
  sql<number>`${sql.ref(column)} / ${sql.lit(HOUR)} * ${sql.lit(HOUR)}`;

function registrationsOf(db: Db, { contestId, unitIds }: Counted) {
  const query = db.selectFrom('registration').where('registration.contest_id', '=', contestId);
  return unitIds ? query.where('registration.unit_id', 'in', unitIds) : query;
}

const withAttempts = (db: Db, of: Counted) =>
  registrationsOf(db, of).leftJoin('attempt', (join) =>
    join
      .onRef('attempt.registration_id', '=', 'registration.id')
      .on('attempt.round_id', '=', of.roundId)
  );

/** Without grades of attempts that gave way to a new one after an outage. */
const withGrades = (db: Db, of: Counted) =>
  withAttempts(db, of).leftJoin('grade', (join) =>
    join
      .onRef('grade.attempt_id', '=', 'attempt.id')
      .on('grade.is_official', '=', 1)
      .on('attempt.cut_short_at', 'is', null)
  );
