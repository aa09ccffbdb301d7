import type { Actor, Grant, Role } from '../../domain/auth/roles.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { comparePeople } from '../../domain/core/vietnamese.ts';
import * as security from '../audit/security.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { makePassword } from './made-password.ts';
import { hashPassword } from './password.ts';
import * as sessionStore from './session-store.ts';
import { writeScope } from './scope-text.ts';
import * as store from './store.ts';

/** Login names that staff hold: no official can have one of them as staff code. */
export async function staffLoginNames(ctx: Ctx): Promise<Set<string>> {
  return new Set(await store.staffLoginNames(ctx.db));
}

/** An account as colleagues may know it. */
export type KnownAccount = {
  id: string;
  loginName: string;
  displayName: string;
  personId: string | null;
};

/** Accounts with one of these roles in a contest or everywhere, by name. */
export async function staffWithRole(
  ctx: Ctx,
  roles: readonly Role[],
  contestId: string
): Promise<KnownAccount[]> {
  const scopes = [writeScope({ kind: 'contest', contestId }), writeScope({ kind: 'installation' })];
  const found = await store.holdersOf(ctx.db, roles, scopes);
  return found.map(known).sort((a, b) => comparePeople(a.displayName, b.displayName));
}

/** These accounts, without those that are disabled. */
export async function findAccounts(
  ctx: Ctx,
  accountIds: readonly string[]
): Promise<Map<string, KnownAccount>> {
  const found = await store.accountsById(ctx.db, accountIds);
  return new Map(found.map((account) => [account.id, known(account)]));
}

/** The account that somebody means by what was typed, disabled ones too; none where it is nobody's. */
export const accountsCalled = (ctx: Ctx, typed: string): Promise<string[]> =>
  store.accountIdsCalled(ctx.db, typed.toLowerCase());

const known = ({ id, loginName, displayName, personId }: store.Account): KnownAccount => ({
  id,
  loginName,
  displayName,
  personId
});

/** Makes accounts for people who have none; their staff code is the login name. */
export async function makeAccounts(
  ctx: Ctx,
  people: readonly { id: string; staffCode: string; fullName: string }[]
): Promise<void> {
  for (let from = 0; from < people.length; from += 500) {
    await store.insertAccounts(
      ctx.db,
      people.slice(from, from + 500).map((person) => ({
        id: ctx.id(),
        loginName: person.staffCode.toLowerCase(),
        displayName: person.fullName,
        passwordHash: null,
        personId: person.id,
        createdAt: ctx.now()
      }))
    );
  }
}

/** Keeps the name shown to a person in step with the roster. */
export async function renameAccount(ctx: Ctx, personId: string, fullName: string): Promise<void> {
  await store.setDisplayName(ctx.db, personId, fullName);
}

/** Names of these accounts for people to read; one that is gone is not among them. */
export async function displayNames(
  ctx: Ctx,
  accountIds: readonly string[]
): Promise<{ id: string; name: string }[]> {
  return accountIds.length === 0 ? [] : store.displayNames(ctx.db, accountIds);
}

/**
 * Makes a staff account with its roles, from the operator's shell; sets its password if it exists.
 *
 * @throws Error if an official has this login name: nobody takes over the account of a contestant
 */
export async function putStaffAccount(
  ctx: Ctx,
  input: {
    loginName: string;
    displayName: string;
    password: string;
    grants: readonly Grant[];
    /** Somebody else reads the password: its owner has to choose another at the next sign-in. */
    mustChange?: boolean;
  }
): Promise<void> {
  const passwordHash = await hashPassword(input.password.normalize('NFC'));
  const loginName = input.loginName.toLowerCase();
  await ctx.tx(async (ctx) => {
    await store.insertAccounts(ctx.db, [
      {
        id: ctx.id(),
        loginName,
        displayName: input.displayName,
        passwordHash,
        personId: null,
        createdAt: ctx.now()
      }
    ]);
    const account = await store.findAccount(ctx.db, loginName);
    if (!account) throw new Error(`account ${loginName} is disabled`);
    if (account.personId !== null) {
      throw new Error(`${loginName} is the account of an official: choose another login name`);
    }
    const mustChange = input.mustChange ?? false;
    await store.setPassword(ctx.db, account.id, passwordHash, { mustChange });
    await sessionStore.deleteSessionsOf(ctx.db, account.id);
    const about = { accountId: account.id };
    await security.note(ctx, { kind: 'password-changed', ...about });
    for (const grant of input.grants) {
      await store.insertGrant(ctx.db, account.id, grant.role, writeScope(grant.scope));
      await security.note(ctx, { kind: 'role-given', ...about, detail: { role: grant.role } });
    }
    await audit.record(ctx, null, 'account.put', `account:${account.id}`, {
      roles: input.grants.map((grant): Role => grant.role)
    });
  });
}

/**
 * Makes a staff account with a password that is answered here and nowhere else, and has to give way
 * to an own one at the first sign-in. One that exists is left as it is: who makes accounts must not come into those of others.
 */
export async function makeStaffAccount(
  ctx: Ctx,
  actor: Actor | null,
  input: { loginName: string; displayName: string; grant: Grant }
): Promise<Result<{ accountId: string; password: string }, 'login-name-taken'>> {
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  const loginName = input.loginName.toLowerCase();
  const { displayName, grant } = input;
  return ctx.tx(async (ctx) => {
    const id = ctx.id();
    const account = { id, loginName, displayName, passwordHash, personId: null };
    await store.insertAccounts(ctx.db, [{ ...account, createdAt: ctx.now() }]);
    const [own] = await store.accountsById(ctx.db, [id]);
    if (!own) return refused('login-name-taken');
    await store.setPassword(ctx.db, id, passwordHash, { mustChange: true });
    await store.insertGrant(ctx.db, id, grant.role, writeScope(grant.scope));
    const made = { accountId: id, by: actor, detail: { loginName, role: grant.role } };
    await security.note(ctx, { kind: 'account-made', ...made });
    await security.note(ctx, { kind: 'role-given', ...made });
    await audit.record(ctx, actor, 'account.make', `account:${id}`, {
      loginName,
      roles: [grant.role]
    });
    return accepted({ accountId: id, password });
  });
}

/** Sets an account's password from the operator's shell and ends its sessions (B-S7). */
export async function putPassword(ctx: Ctx, loginName: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password.normalize('NFC'));
  await ctx.tx(async (ctx) => {
    const account = await store.findAccount(ctx.db, loginName.toLowerCase());
    if (!account) throw new Error(`no account ${loginName}`);
    await store.setPassword(ctx.db, account.id, passwordHash);
    await sessionStore.deleteSessionsOf(ctx.db, account.id);
    await security.note(ctx, { kind: 'password-changed', accountId: account.id });
    await audit.record(ctx, null, 'account.password', `account:${account.id}`, {});
  });
}
