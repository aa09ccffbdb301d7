import { fold } from '../../domain/core/vietnamese.ts';
import type { Person, Sex } from '../../domain/people/person.ts';
import type { Registration, ToldApart } from '../../domain/people/registration.ts';
import type { Db } from '../db/open.ts';

/** An official who takes part, for the unit of the registration. */
export type Official = {
  personId: string;
  staffCode: string;
  fullName: string;
  unitId: string;
} & ToldApart;

/** Rows of one statement: far below the parameters that either database takes. */
const BATCH = 500;

export async function readPeople(db: Db): Promise<Person[]> {
  const rows = await db
    .selectFrom('person')
    .select([
      'id',
      'staff_code as staffCode',
      'full_name as fullName',
      'sex',
      'birth_year as birthYear',
      'unit_id as unitId',
      'position',
      'email',
      'phone'
    ])
    .execute();
  return rows.map((row) => ({ ...row, sex: row.sex as Sex | null }));
}

/** People who have begun a paper in this contest. */
export async function peopleWithPaper(db: Db, contestId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('registration')
    .select('person_id')
    .where('contest_id', '=', contestId)
    .where((where) =>
      where.exists(
        where
          .selectFrom('attempt')
          .select('attempt.id')
          .whereRef('attempt.registration_id', '=', 'registration.id')
      )
    )
    .execute();
  return rows.map((row) => row.person_id);
}

/** Does a remedy or a report of trouble name this registration? */
export async function isRegistrationNamed(db: Db, registrationId: string): Promise<boolean> {
  const remedy = await db
    .selectFrom('remedy_person')
    .select('remedy_id')
    .where('registration_id', '=', registrationId)
    .executeTakeFirst();
  const report = await db
    .selectFrom('incident_report')
    .select('id')
    .where('registration_id', '=', registrationId)
    .executeTakeFirst();
  return (remedy ?? report) !== undefined;
}

export async function deleteRegistration(db: Db, registrationId: string): Promise<void> {
  await db.deleteFrom('registration').where('id', '=', registrationId).execute();
}

export async function countPeople(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('person')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Inserts people, or gives those with the same id what is said of them now. */
export async function putPeople(db: Db, people: readonly Person[], now: number): Promise<void> {
  for (let from = 0; from < people.length; from += BATCH) {
    const rows = people.slice(from, from + BATCH).map((person) => ({
      id: person.id,
      staff_code: person.staffCode,
      full_name: person.fullName,
      name_key: fold(person.fullName),
      sex: person.sex,
      birth_year: person.birthYear,
      unit_id: person.unitId,
      position: person.position,
      email: person.email,
      phone: person.phone,
      created_at: now
    }));
    await db
      .insertInto('person')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((row) => ({
          full_name: row.ref('excluded.full_name'),
          name_key: row.ref('excluded.name_key'),
          sex: row.ref('excluded.sex'),
          birth_year: row.ref('excluded.birth_year'),
          unit_id: row.ref('excluded.unit_id'),
          position: row.ref('excluded.position'),
          email: row.ref('excluded.email'),
          phone: row.ref('excluded.phone')
        }))
      )
      .execute();
  }
}

export function findRegistration(
  db: Db,
  contestId: string,
  personId: string
): Promise<Registration | undefined> {
  return registrations(db, contestId).where('person_id', '=', personId).executeTakeFirst();
}

/** Registrations of a contest by candidate number: those of these units, or all of them for null. */
export function listRegistrations(
  db: Db,
  contestId: string,
  unitIds: readonly string[] | null
): Promise<Registration[]> {
  const all = registrations(db, contestId).orderBy('candidate_no');
  return (unitIds === null ? all : all.where('registration.unit_id', 'in', unitIds)).execute();
}

/** How many are registered for each unit that somebody is registered for. */
export function countRegistered(
  db: Db,
  contestId: string
): Promise<{ unitId: string; registered: number }[]> {
  return db
    .selectFrom('registration')
    .select(['unit_id as unitId', (select) => select.fn.countAll<number>().as('registered')])
    .where('contest_id', '=', contestId)
    .groupBy('unit_id')
    .execute();
}

/** Officials of a contest with their positions: those of these units, or all of them for null. */
export async function listOfficials(
  db: Db,
  contestId: string,
  unitIds: readonly string[] | null
): Promise<Official[]> {
  const all = db
    .selectFrom('registration')
    .innerJoin('person', 'person.id', 'registration.person_id')
    .select([
      'person.id as personId',
      'person.staff_code as staffCode',
      'person.full_name as fullName',
      'person.birth_year as birthYear',
      'person.position',
      'registration.unit_id as unitId'
    ])
    .where('registration.contest_id', '=', contestId);
  return (unitIds ? all.where('registration.unit_id', 'in', unitIds) : all).execute();
}

/** Inserts registrations, or moves those with the same id to the unit named now. */
export async function putRegistrations(
  db: Db,
  list: readonly Omit<Registration, 'staffCode' | 'fullName' | keyof ToldApart>[],
  now: number
): Promise<void> {
  for (let from = 0; from < list.length; from += BATCH) {
    const rows = list.slice(from, from + BATCH).map((one) => ({
      id: one.id,
      contest_id: one.contestId,
      person_id: one.personId,
      unit_id: one.unitId,
      candidate_no: one.candidateNo,
      registered_at: now
    }));
    await db
      .insertInto('registration')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((row) => ({ unit_id: row.ref('excluded.unit_id') }))
      )
      .execute();
  }
}

function registrations(db: Db, contestId: string) {
  return db
    .selectFrom('registration')
    .innerJoin('person', 'person.id', 'registration.person_id')
    .select([
      'registration.id',
      'registration.contest_id as contestId',
      'registration.person_id as personId',
      'registration.unit_id as unitId',
      'registration.candidate_no as candidateNo',
      'person.staff_code as staffCode',
      'person.full_name as fullName',
      'person.birth_year as birthYear',
      'person.position'
    ])
    .where('registration.contest_id', '=', contestId);
}
