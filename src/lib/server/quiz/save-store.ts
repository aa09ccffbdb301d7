import { sql } from 'kysely';
import type { Db } from '../db/open.ts';

/** A change that was decided to be stored. */
export type Change = {
  attemptId: string;
  position: number;
  optionIds: string[];
  revision: number;
  mutationId: string;
  holder: number;
  receivedAt: number;
  /** Counted although it came late, because of an outage or a clock in doubt. */
  isLate: boolean;
};

/** Somebody who says that an attempt is the own one. */
export type Claim = { attemptId: string; personId: string };

/**
 * Locks the open ones of these attempts until the transaction ends, so that none can be handed in
 * between the decision and the commit (I4), and notes that they were seen. Nothing happens to an
 * attempt that is somebody else's. SQLite has one writer anyway; PostgreSQL needs the lock.
 */
export async function lockOpen(db: Db, claims: readonly Claim[], now: number): Promise<void> {
  if (claims.length === 0) return;
  const pairs = [...new Set(claims.map(({ attemptId, personId }) => `${attemptId} ${personId}`))];
  await db
    .updateTable('attempt')
    .set({ last_seen_at: now })
    .where('id', 'in', [...new Set(claims.map(({ attemptId }) => attemptId))])
    .where('state', '=', 'open')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('registration')
          .select('registration.id')
          .whereRef('registration.id', '=', 'attempt.registration_id')
          .where(sql<string>`attempt.id || ' ' || registration.person_id`, 'in', pairs)
      )
    )
    .execute();
}

/** Those of these mutation ids that are stored already. */
export async function knownMutations(db: Db, mutationIds: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const slice of slices(mutationIds)) {
    const rows = await db
      .selectFrom('answer_event')
      .select('mutation_id')
      .where('mutation_id', 'in', slice)
      .execute();
    for (const row of rows) known.add(row.mutation_id);
  }
  return known;
}

/** Adds the changes to the record, and makes the newest of each position the answer (R3). */
export async function storeChanges(db: Db, changes: readonly Change[]): Promise<void> {
  for (const slice of slices(changes)) {
    await db.insertInto('answer_event').values(slice.map(eventRow)).execute();
  }
  for (const slice of slices(newestPerPosition(changes))) await putAnswers(db, slice);
}

async function putAnswers(db: Db, changes: readonly Change[]): Promise<void> {
  await db
    .insertInto('answer')
    .values(changes.map(answerRow))
    .onConflict((conflict) =>
      conflict
        .columns(['attempt_id', 'position'])
        .doUpdateSet((set) => ({
          choice: set.ref('excluded.choice'),
          revision: set.ref('excluded.revision'),
          mutation_id: set.ref('excluded.mutation_id'),
          received_at: set.ref('excluded.received_at')
        }))
        .whereRef('excluded.revision', '>', 'answer.revision')
    )
    .execute();
}

/** SQLite takes 32.766 values a statement; the queues of a whole province after an outage are more. */
const ROWS_PER_STATEMENT = 500;

function* slices<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    yield rows.slice(from, from + ROWS_PER_STATEMENT);
  }
}

/** PostgreSQL refuses a statement that touches a row twice. */
function newestPerPosition(changes: readonly Change[]): Change[] {
  const newest = new Map<string, Change>();
  for (const change of changes) {
    const place = `${change.attemptId} ${change.position}`;
    const other = newest.get(place);
    if (!other || other.revision < change.revision) newest.set(place, change);
  }
  return [...newest.values()];
}

function answerRow(change: Change) {
  return {
    attempt_id: change.attemptId,
    position: change.position,
    choice: JSON.stringify(change.optionIds),
    revision: change.revision,
    mutation_id: change.mutationId,
    received_at: change.receivedAt
  };
}

function eventRow(change: Change) {
  return { ...answerRow(change), holder: change.holder, after_outage: change.isLate ? 1 : 0 };
}
