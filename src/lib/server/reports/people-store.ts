import type { ToldApart } from '../../domain/people/registration.ts';
import type { PeopleGroup } from '../../domain/reports/people-behind.ts';
import type { Db } from '../db/open.ts';

/** Whose list it is: registrations of these units, and which of them. */
export type Listed = {
  contestId: string;
  roundId: string;
  unitIds: readonly string[];
  group: PeopleGroup;
};

export type ListedPerson = {
  fullName: string;
  staffCode: string;
  candidateNo: string;
  unitId: string;
} & ToldApart;

export async function countPeople(db: Db, of: Listed): Promise<number> {
  const row = await listed(db, of)
    .select((select) => select.fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow();
  return row.people;
}

/** People by candidate number, from a place on. */
export function people(
  db: Db,
  of: Listed,
  { limit, offset }: { limit: number; offset: number }
): Promise<ListedPerson[]> {
  return listed(db, of)
    .innerJoin('person', 'person.id', 'registration.person_id')
    .select([
      'person.full_name as fullName',
      'person.staff_code as staffCode',
      'registration.candidate_no as candidateNo',
      'registration.unit_id as unitId',
      'person.birth_year as birthYear',
      'person.position'
    ])
    .orderBy('registration.candidate_no')
    .limit(limit)
    .offset(offset)
    .execute();
}

function listed(db: Db, { contestId, roundId, unitIds, group }: Listed) {
  const query = db
    .selectFrom('registration')
    .where('registration.contest_id', '=', contestId)
    .where('registration.unit_id', 'in', unitIds);
  if (group === 'registered') return query;
  return query.where(({ exists, not, selectFrom }) => {
    const handedIn = exists(
      selectFrom('attempt')
        .select('attempt.id')
        .whereRef('attempt.registration_id', '=', 'registration.id')
        .where('attempt.round_id', '=', roundId)
        .where('attempt.state', '=', 'submitted')
    );
    return group === 'took-part' ? handedIn : not(handedIn);
  });
}
