import type { Grant, Role } from '../../domain/auth/roles.ts';
import type { Db } from '../db/open.ts';
import { readScope } from './scope-text.ts';

/** An account of somebody who works for a contest, as those see it who look after accounts. */
export type StaffAccount = {
  id: string;
  loginName: string;
  displayName: string;
  personId: string | null;
  isDisabled: boolean;
  mustChangePassword: boolean;
  grants: Grant[];
  /** Sessions that have not ended. */
  sessions: number;
};

/** Accounts with a role and those that are no official's, by login name; of these alone if ids are given. */
export async function staff(
  db: Db,
  now: number,
  accountIds?: readonly string[]
): Promise<StaffAccount[]> {
  if (accountIds?.length === 0) return [];
  let query = db
    .selectFrom('account')
    .select([
      'id',
      'login_name',
      'display_name',
      'person_id',
      'is_disabled',
      'must_change_password'
    ])
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('person_id', 'is', null),
        exists(
          selectFrom('role_grant')
            .select('role_grant.role')
            .whereRef('role_grant.account_id', '=', 'account.id')
        )
      ])
    );
  if (accountIds) query = query.where('id', 'in', accountIds);
  const accounts = await query.orderBy('login_name').execute();
  const grants = await db.selectFrom('role_grant').selectAll().execute();
  const open = await db
    .selectFrom('login_session')
    .select(['account_id', (select) => select.fn.countAll<number>().as('sessions')])
    .where('expires_at', '>', now)
    .groupBy('account_id')
    .execute();
  const ofAccount = Map.groupBy(grants, (grant) => grant.account_id);
  const counts = new Map(open.map((row) => [row.account_id, Number(row.sessions)]));
  return accounts.map((row) => ({
    id: row.id,
    loginName: row.login_name,
    displayName: row.display_name,
    personId: row.person_id,
    isDisabled: row.is_disabled === 1,
    mustChangePassword: row.must_change_password === 1,
    sessions: counts.get(row.id) ?? 0,
    grants: (ofAccount.get(row.id) ?? []).map(({ role, scope }) => ({
      role: role as Role,
      scope: readScope(scope)
    }))
  }));
}

export async function setDisabled(db: Db, accountId: string, isDisabled: boolean): Promise<void> {
  await db
    .updateTable('account')
    .set({ is_disabled: isDisabled ? 1 : 0 })
    .where('id', '=', accountId)
    .execute();
}

/** Takes every grant of this role from an account. */
export async function removeRole(db: Db, accountId: string, role: Role): Promise<void> {
  await db
    .deleteFrom('role_grant')
    .where('account_id', '=', accountId)
    .where('role', '=', role)
    .execute();
}

/** How many accounts that can sign in hold the role. */
export async function countHolders(db: Db, role: Role): Promise<number> {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('account', 'account.id', 'role_grant.account_id')
    .select('account.id')
    .distinct()
    .where('role', '=', role)
    .where('is_disabled', '=', 0)
    .execute();
  return rows.length;
}
