import type { Db } from '../db/open.ts';
import { endSql } from './store.ts';

/** Does an attempt run, or does a session close after this instant? */
export async function hasOpenOrToCome(db: Db, since: number): Promise<boolean> {
  const running = await db
    .selectFrom('attempt')
    .select('id')
    .where('state', '=', 'open')
    .limit(1)
    .executeTakeFirst();
  if (running) return true;
  const toCome = await db
    .selectFrom('exam_session')
    .select('id')
    .where('closes_at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return toCome !== undefined;
}

/** When a save was noted last between these instants; undefined without one. */
export async function lastSeenWithin(
  db: Db,
  from: number,
  to: number
): Promise<number | undefined> {
  const { latest } = await db
    .selectFrom('attempt')
    .select((select) => select.fn.max<number | null>('last_seen_at').as('latest'))
    .where('last_seen_at', '>', from)
    .where('last_seen_at', '<=', to)
    .executeTakeFirstOrThrow();
  return latest ?? undefined;
}

/** How many attempts run, and whose end first. */
export async function whoWorks(
  db: Db,
  shown: number
): Promise<{ running: number; first: { fullName: string; staffCode: string; endsAt: number }[] }> {
  const { running } = await db
    .selectFrom('attempt')
    .select((select) => select.fn.countAll<number>().as('running'))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  const first = await db
    .selectFrom('attempt')
    .innerJoin('registration', 'registration.id', 'attempt.registration_id')
    .innerJoin('person', 'person.id', 'registration.person_id')
    .select(['full_name as fullName', 'staff_code as staffCode', endSql.as('endsAt')])
    .where('state', '=', 'open')
    .orderBy(endSql)
    .orderBy('staff_code')
    .limit(shown)
    .execute();
  return { running, first };
}
