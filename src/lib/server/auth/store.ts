import type { Grant, Role } from '../../domain/auth/roles.ts';
import { loginKey, loginKeys } from '../../domain/auth/login-key.ts';
import type { Db } from '../db/open.ts';
import { readScope } from './scope-text.ts';

export type Account = {
  id: string;
  loginName: string;
  displayName: string;
  passwordHash: string | null;
  personId: string | null;
};

export type ActivationCode = { codeHash: string; expiresAt: number; usedAt: number | null };

/** The columns of an account. */
export const ACCOUNT = [
  'account.id',
  'account.login_name as loginName',
  'account.display_name as displayName',
  'account.password_hash as passwordHash',
  'account.person_id as personId'
] as const;

export function findAccount(db: Db, loginName: string): Promise<Account | undefined> {
  return db
    .selectFrom('account')
    .select(ACCOUNT)
    .where('login_name', '=', loginName)
    .where('is_disabled', '=', 0)
    .executeTakeFirst();
}

/**
 * The account that somebody means by what was typed: that of this very name, else the only one that
 * the typing can stand for.
 */
export async function findTypedAccount(db: Db, typed: string): Promise<Account | undefined> {
  const named = await findAccount(db, typed);
  if (named) return named;
  const fitting = await db
    .selectFrom('account')
    .select(ACCOUNT)
    .where('login_key', 'in', loginKeys(typed))
    .where('is_disabled', '=', 0)
    .limit(2)
    .execute();
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Ids of accounts with this login name, however it was typed. */
export async function accountIdsCalled(db: Db, typed: string): Promise<string[]> {
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where((where) =>
      where.or([where('login_name', '=', typed), where('login_key', 'in', loginKeys(typed))])
    )
    .execute();
  return rows.map((row) => row.id);
}

export async function accountsById(db: Db, accountIds: readonly string[]): Promise<Account[]> {
  if (accountIds.length === 0) return [];
  return db
    .selectFrom('account')
    .select(ACCOUNT)
    .where('id', 'in', accountIds)
    .where('is_disabled', '=', 0)
    .execute();
}

/** Accounts that hold one of these roles in one of these scopes. */
export async function holdersOf(
  db: Db,
  roles: readonly Role[],
  scopes: readonly string[]
): Promise<Account[]> {
  const rows = await db
    .selectFrom('role_grant')
    .select('account_id')
    .distinct()
    .where('role', 'in', roles)
    .where('scope', 'in', scopes)
    .execute();
  const ids = rows.map((row) => row.account_id);
  return ids.length === 0 ? [] : accountsById(db, ids);
}

/** Login names of accounts that belong to no official. */
export async function staffLoginNames(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('account')
    .select('login_name')
    .where('person_id', 'is', null)
    .execute();
  return rows.map((row) => row.login_name);
}

/** Inserts accounts; those whose login name is taken already are left as they are. */
export async function insertAccounts(
  db: Db,
  accounts: readonly (Account & { createdAt: number })[]
): Promise<void> {
  await db
    .insertInto('account')
    .values(
      accounts.map((account) => ({
        id: account.id,
        login_name: account.loginName,
        login_key: loginKey(account.loginName),
        display_name: account.displayName,
        password_hash: account.passwordHash,
        person_id: account.personId,
        is_disabled: 0,
        created_at: account.createdAt
      }))
    )
    .onConflict((conflict) => conflict.column('login_name').doNothing())
    .execute();
}

/**
 * Sets a password. A code for setting one, if there is any, is good no more.
 *
 * @param mustChange somebody else knows it: its owner chooses another before anything else
 */
export async function setPassword(
  db: Db,
  accountId: string,
  passwordHash: string,
  { mustChange }: { mustChange: boolean } = { mustChange: false }
): Promise<void> {
  await db
    .updateTable('account')
    .set({ password_hash: passwordHash, must_change_password: mustChange ? 1 : 0 })
    .where('id', '=', accountId)
    .execute();
  await db
    .deleteFrom('activation_code')
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .execute();
}

export async function accountOfPerson(
  db: Db,
  personId: string
): Promise<{ id: string; isDisabled: boolean } | undefined> {
  const row = await db
    .selectFrom('account')
    .select(['id', 'is_disabled'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row && { id: row.id, isDisabled: row.is_disabled === 1 };
}

export async function clearPassword(db: Db, accountId: string): Promise<void> {
  await db
    .updateTable('account')
    .set({ password_hash: null, must_change_password: 0 })
    .where('id', '=', accountId)
    .execute();
}

export async function setDisplayName(db: Db, personId: string, displayName: string): Promise<void> {
  await db
    .updateTable('account')
    .set({ display_name: displayName })
    .where('person_id', '=', personId)
    .execute();
}

/** Names shown of these accounts, as far as they are there. */
export function displayNames(
  db: Db,
  accountIds: readonly string[]
): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('account')
    .select(['id', 'display_name as name'])
    .where('id', 'in', accountIds)
    .orderBy('id')
    .execute();
}

export async function insertGrant(
  db: Db,
  accountId: string,
  role: Role,
  scope: string
): Promise<void> {
  await db
    .insertInto('role_grant')
    .values({ account_id: accountId, role, scope })
    .onConflict((conflict) => conflict.columns(['account_id', 'role', 'scope']).doNothing())
    .execute();
}

export async function grantsOf(db: Db, accountId: string): Promise<Grant[]> {
  const rows = await db
    .selectFrom('role_grant')
    .select(['role', 'scope'])
    .where('account_id', '=', accountId)
    .execute();
  return rows.map((row) => ({ role: row.role as Role, scope: readScope(row.scope) }));
}

export function findActivationCode(db: Db, accountId: string): Promise<ActivationCode | undefined> {
  return db
    .selectFrom('activation_code')
    .select(['code_hash as codeHash', 'expires_at as expiresAt', 'used_at as usedAt'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

/** Uses a code up. Answers false if it was used or replaced in the meantime. */
export async function useActivationCode(
  db: Db,
  accountId: string,
  codeHash: string,
  now: number
): Promise<boolean> {
  const result = await db
    .updateTable('activation_code')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function putActivationCodes(
  db: Db,
  codes: readonly { accountId: string; codeHash: string; issuedAt: number; expiresAt: number }[]
): Promise<void> {
  await db
    .insertInto('activation_code')
    .values(
      codes.map((code) => ({
        account_id: code.accountId,
        code_hash: code.codeHash,
        issued_at: code.issuedAt,
        expires_at: code.expiresAt,
        used_at: null
      }))
    )
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet((row) => ({
        code_hash: row.ref('excluded.code_hash'),
        issued_at: row.ref('excluded.issued_at'),
        expires_at: row.ref('excluded.expires_at'),
        used_at: null
      }))
    )
    .execute();
}

/** Accounts of these people that have no password yet, can be used and have no rights over others. */
export function accountsToActivate(
  db: Db,
  personIds: readonly string[]
): Promise<{ id: string; personId: string }[]> {
  return db
    .selectFrom('account')
    .select(['id', 'person_id as personId'])
    .where('person_id', 'in', personIds)
    .where('password_hash', 'is', null)
    .where('is_disabled', '=', 0)
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('role_grant')
            .select('role_grant.role')
            .whereRef('role_grant.account_id', '=', 'account.id')
        )
      )
    )
    .$narrowType<{ personId: string }>()
    .execute();
}
