import type { LeftOut } from '../../domain/quiz/remedy.ts';
import type { Db } from '../db/open.ts';

/** Somebody who is to be helped. */
export type Helped = {
  registrationId: string;
  attemptId: string | null;
  sessionId: string | null;
};

export async function insertPeople(
  db: Db,
  remedyId: string,
  people: readonly Helped[]
): Promise<void> {
  for (const slice of slices(people)) {
    await db
      .insertInto('remedy_person')
      .values(
        slice.map(({ registrationId, attemptId, sessionId }) => ({
          remedy_id: remedyId,
          registration_id: registrationId,
          attempt_id: attemptId,
          session_id: sessionId
        }))
      )
      .execute();
  }
}

/** Those who are to be helped, without who was left out later. */
export async function peopleOf(db: Db, remedyId: string): Promise<Helped[]> {
  return db
    .selectFrom('remedy_person')
    .select([
      'registration_id as registrationId',
      'attempt_id as attemptId',
      'session_id as sessionId'
    ])
    .where('remedy_id', '=', remedyId)
    .where('left_out', 'is', null)
    .orderBy('registration_id')
    .execute();
}

/** How many people each of these is about, and how many of them were left out. */
export async function countPeople(
  db: Db,
  remedyIds: readonly string[]
): Promise<ReadonlyMap<string, { people: number; leftOut: number; started: number }>> {
  if (remedyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('remedy_person')
    .select((select) => [
      'remedy_id',
      select.fn.countAll<number>().as('all'),
      select.fn.count<number>('left_out').as('leftOut'),
      select.fn.count<number>('new_attempt_id').as('started')
    ])
    .where('remedy_id', 'in', remedyIds)
    .groupBy('remedy_id')
    .execute();
  return new Map(
    rows.map(({ remedy_id, all, leftOut, started }) => [
      remedy_id,
      { people: all - leftOut, leftOut, started }
    ])
  );
}

export async function markHelped(
  db: Db,
  remedyId: string,
  registrationIds: readonly string[],
  at: number
): Promise<void> {
  for (const slice of slices(registrationIds)) {
    await db
      .updateTable('remedy_person')
      .set({ helped_at: at })
      .where('remedy_id', '=', remedyId)
      .where('registration_id', 'in', slice)
      .execute();
  }
}

export async function markLeftOut(
  db: Db,
  remedyId: string,
  registrationIds: readonly string[],
  why: LeftOut
): Promise<void> {
  for (const slice of slices(registrationIds)) {
    await db
      .updateTable('remedy_person')
      .set({ left_out: why })
      .where('remedy_id', '=', remedyId)
      .where('registration_id', 'in', slice)
      .execute();
  }
}

/** The first people of a request by name. */
export async function namesOf(db: Db, remedyId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('remedy_person')
    .innerJoin('registration', 'registration.id', 'remedy_person.registration_id')
    .innerJoin('person', 'person.id', 'registration.person_id')
    .select(['full_name', 'staff_code'])
    .where('remedy_id', '=', remedyId)
    .where('left_out', 'is', null)
    .orderBy('staff_code')
    .limit(limit)
    .execute();
  return rows.map((row) => `${row.full_name} (${row.staff_code})`);
}

const ROWS_PER_STATEMENT = 500;

function* slices<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    yield rows.slice(from, from + ROWS_PER_STATEMENT);
  }
}
