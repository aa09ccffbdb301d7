import type { DigestRules } from '../../domain/digest/rules.ts';
import type { Instant } from '../../domain/core/time.ts';
import { isDuplicate } from '../db/errors.ts';
import type { Db } from '../db/open.ts';

/** Who gets the digest; of the whole contest where there is no unit. */
export type Recipient = { id: string; email: string; unitId: string | null };

/** What became of the digest of a day. */
export type Sending = { day: string; begunAt: Instant; sent: number; failed: number };

export async function rules(db: Db, contestId: string): Promise<DigestRules | undefined> {
  const row = await db
    .selectFrom('digest_rules')
    .selectAll()
    .where('contest_id', '=', contestId)
    .executeTakeFirst();
  return row && { isOn: row.is_on === 1, hour: row.hour, threshold: row.threshold };
}

export async function putRules(db: Db, contestId: string, rules: DigestRules): Promise<void> {
  const change = { is_on: rules.isOn ? 1 : 0, hour: rules.hour, threshold: rules.threshold };
  await db
    .insertInto('digest_rules')
    .values({ contest_id: contestId, ...change })
    .onConflict((conflict) => conflict.column('contest_id').doUpdateSet(change))
    .execute();
}

/** In the order in which they were entered. */
export async function recipients(db: Db, contestId: string): Promise<Recipient[]> {
  const rows = await db
    .selectFrom('digest_recipient')
    .select(['id', 'email', 'unit_id'])
    .where('contest_id', '=', contestId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, email: row.email, unitId: row.unit_id }));
}

export async function insertRecipient(
  db: Db,
  contestId: string,
  { id, email, unitId }: Recipient,
  createdAt: Instant
): Promise<void> {
  await db
    .insertInto('digest_recipient')
    .values({ id, contest_id: contestId, email, unit_id: unitId, created_at: createdAt })
    .execute();
}

/** @returns false if there was none */
export async function removeRecipient(db: Db, contestId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('digest_recipient')
    .where('contest_id', '=', contestId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Takes the sending of a day for this process. False where another one has it. */
export async function claim(
  db: Db,
  contestId: string,
  day: string,
  begunAt: Instant
): Promise<boolean> {
  try {
    await db
      .insertInto('digest_sending')
      .values({ contest_id: contestId, day, begun_at: begunAt, sent: 0, failed: 0 })
      .execute();
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

export async function putOutcome(
  db: Db,
  contestId: string,
  { day, sent, failed }: Omit<Sending, 'begunAt'>
): Promise<void> {
  await db
    .updateTable('digest_sending')
    .set({ sent, failed })
    .where('contest_id', '=', contestId)
    .where('day', '=', day)
    .execute();
}

export async function lastSending(db: Db, contestId: string): Promise<Sending | undefined> {
  const row = await db
    .selectFrom('digest_sending')
    .selectAll()
    .where('contest_id', '=', contestId)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { day: row.day, begunAt: row.begun_at, sent: row.sent, failed: row.failed };
}
