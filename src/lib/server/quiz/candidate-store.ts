import type { RemedyChoice } from '../../domain/quiz/remedy.ts';
import type { Attempt, SubmitReason } from '../../domain/quiz/attempt.ts';
import type { Db } from '../db/open.ts';

/** An attempt as one that may be helped. */
export type CandidateAttempt = Pick<
  Attempt,
  'id' | 'registrationId' | 'sessionId' | 'attemptNo' | 'state' | 'submitReason' | 'keysShownAt'
>;

/** Where attempts are looked for. */
export type Among =
  | { kind: 'registrations'; ids: readonly string[] }
  | { kind: 'units'; ids: readonly string[] }
  | { kind: 'everybody' };

/**
 * Attempts that a choice is about, of each contestant in order. Those that gave way to another are
 * not among them.
 */
export async function attemptsAmong(
  db: Db,
  roundId: string,
  among: Among,
  choice: RemedyChoice | null = null
): Promise<CandidateAttempt[]> {
  let query = db
    .selectFrom('attempt')
    .where('attempt.round_id', '=', roundId)
    .where('cut_short_at', 'is', null);
  if (among.kind === 'registrations') query = query.where('registration_id', 'in', among.ids);
  if (among.kind === 'units') {
    query = query.where('registration_id', 'in', (of) =>
      of.selectFrom('registration').select('id').where('unit_id', 'in', among.ids)
    );
  }
  if (choice?.by === 'session') query = query.where('session_id', '=', choice.sessionId);
  if (choice?.by === 'range') {
    const { from, to } = choice;
    query = query
      .where('started_at', '<=', to)
      .where((where) => where.or([where('state', '=', 'open'), where('submitted_at', '>=', from)]));
  }
  const rows = await query
    .select([
      'id',
      'registration_id as registrationId',
      'session_id as sessionId',
      'attempt_no as attemptNo',
      'state',
      'submit_reason as submitReason',
      'keys_shown_at as keysShownAt'
    ])
    .orderBy('attempt_no')
    .execute();
  return rows.map((row) => ({
    ...row,
    state: row.state as Attempt['state'],
    submitReason: row.submitReason as SubmitReason | null
  }));
}

/** The running attempts of a round, by contestant. */
export async function openAttempts(db: Db, roundId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('attempt')
    .select(['id', 'registration_id'])
    .where('round_id', '=', roundId)
    .where('state', '=', 'open')
    .execute();
  return new Map(rows.map((row) => [row.registration_id, row.id]));
}

/** Who is named in a request that waits, and who may start again and has not done so. */
export async function promised(
  db: Db,
  roundId: string,
  now: number
): Promise<{ asked: ReadonlySet<string>; mayStart: ReadonlySet<string> }> {
  const named = db
    .selectFrom('remedy_person')
    .innerJoin('remedy', 'remedy.id', 'remedy_person.remedy_id')
    .select('registration_id')
    .where('round_id', '=', roundId)
    .where('left_out', 'is', null);
  const asked = await named.where('state', '=', 'waiting').where('expires_at', '>', now).execute();
  const allowed = await named
    .where('state', '=', 'done')
    .where('kind', '=', 'new-attempt')
    .where('new_attempt_id', 'is', null)
    .where('start_until', '>=', now)
    .execute();
  const ids = (rows: typeof asked): Set<string> => new Set(rows.map((row) => row.registration_id));
  return { asked: ids(asked), mayStart: ids(allowed) };
}
