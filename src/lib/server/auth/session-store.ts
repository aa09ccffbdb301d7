import type { Db } from '../db/open.ts';
import { ACCOUNT, type Account } from './store.ts';

export type LoginSession = { idHash: string; accountId: string; expiresAt: number };

export async function findSession(
  db: Db,
  idHash: string,
  now: number
): Promise<{ session: LoginSession; account: Account; mustChange: boolean } | undefined> {
  const row = await db
    .selectFrom('login_session')
    .innerJoin('account', 'account.id', 'login_session.account_id')
    .select([
      ...ACCOUNT,
      'account.must_change_password as mustChange',
      'login_session.expires_at as expiresAt'
    ])
    .where('login_session.id_hash', '=', idHash)
    .where('login_session.expires_at', '>', now)
    .where('account.is_disabled', '=', 0)
    .executeTakeFirst();
  if (!row) return undefined;
  const { expiresAt, mustChange, ...account } = row;
  const session = { idHash, accountId: account.id, expiresAt };
  return { session, account, mustChange: mustChange === 1 };
}

export function sessionsOf(db: Db, accountId: string): Promise<LoginSession[]> {
  return db
    .selectFrom('login_session')
    .select(['id_hash as idHash', 'account_id as accountId', 'expires_at as expiresAt'])
    .where('account_id', '=', accountId)
    .execute();
}

export async function insertSession(db: Db, session: LoginSession, now: number): Promise<void> {
  await db
    .insertInto('login_session')
    .values({
      id_hash: session.idHash,
      account_id: session.accountId,
      created_at: now,
      expires_at: session.expiresAt
    })
    .execute();
}

export async function extendSession(db: Db, idHash: string, expiresAt: number): Promise<void> {
  await db
    .updateTable('login_session')
    .set({ expires_at: expiresAt })
    .where('id_hash', '=', idHash)
    .execute();
}

/** Lets the sessions of an account that have not ended last at least until then. */
export async function extendSessionsOf(
  db: Db,
  accountId: string,
  now: number,
  until: number
): Promise<void> {
  await db
    .updateTable('login_session')
    .set({ expires_at: until })
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .where('expires_at', '<', until)
    .execute();
}

export async function deleteSession(db: Db, idHash: string): Promise<void> {
  await db.deleteFrom('login_session').where('id_hash', '=', idHash).execute();
}

export async function deleteSessionsOf(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('login_session').where('account_id', '=', accountId).execute();
}

/** Ends all sessions of an account but this one; answers how many. */
export async function deleteOtherSessions(
  db: Db,
  accountId: string,
  keepHash: string
): Promise<number> {
  const result = await db
    .deleteFrom('login_session')
    .where('account_id', '=', accountId)
    .where('id_hash', '!=', keepHash)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

export async function deleteExpiredSessions(db: Db, now: number): Promise<void> {
  await db.deleteFrom('login_session').where('expires_at', '<=', now).execute();
}
