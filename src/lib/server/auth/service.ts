import type { z } from 'zod';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { DAY } from '../../domain/core/time.ts';
import type { Permission } from '../../domain/auth/permissions.ts';
import type { Actor, Grant, Role } from '../../domain/auth/roles.ts';
import type { activateForm, loginForm } from '../../schema/auth.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import {
  fitsActivationCode,
  hashActivationCode,
  makeActivationCode,
  printActivationCode
} from './activation-code.ts';
import { fitsPassword, hashPassword, isQueueFull } from './password.ts';
import { sessions } from './session.ts';
import * as store from './store.ts';
import { countFailure, forgetFailures, waitSeconds } from './throttle.ts';

export type SignInRefusal = 'wrong-credentials' | 'too-many-tries' | 'too-many-at-once';
export type ActivationRefusal = 'wrong-code' | 'too-many-tries' | 'too-many-at-once';
export type SignedIn = { token: string; expiresAt: Date };

const CODE_LIFETIME_MS = 60 * DAY;

/**
 * Signs in with name and password.
 *
 * @param from the address the request came from, for the brakes on guessing
 */
export async function signIn(
  ctx: Ctx,
  input: z.infer<typeof loginForm>,
  from: string
): Promise<Result<SignedIn, SignInRefusal>> {
  if (isQueueFull()) return refused('too-many-at-once');
  if ((await waitSeconds(input.loginName, from)) > 0) return refused('too-many-tries');
  const account = await store.findAccount(ctx.db, input.loginName);
  if (!(await fitsPassword(account?.passwordHash ?? null, input.password)) || !account) {
    await countFailure(input.loginName, from);
    return refused('wrong-credentials');
  }
  await forgetFailures(input.loginName, from);
  return accepted(await sessions(ctx).open(account.id));
}

/** First sign-in: an activation code and a password of one's own. The code is used up. */
export async function activate(
  ctx: Ctx,
  input: z.infer<typeof activateForm>,
  from: string
): Promise<Result<SignedIn, ActivationRefusal>> {
  if (isQueueFull()) return refused('too-many-at-once');
  if ((await waitSeconds(input.loginName, from)) > 0) return refused('too-many-tries');
  const account = await store.findAccount(ctx.db, input.loginName);
  const code = account && (await store.findActivationCode(ctx.db, account.id));
  const isGood =
    account &&
    code &&
    code.usedAt === null &&
    code.expiresAt > ctx.now() &&
    fitsActivationCode(ctx, account.id, input.code, code.codeHash);
  if (!isGood) {
    await countFailure(input.loginName, from);
    return refused('wrong-code');
  }
  const passwordHash = await hashPassword(input.password);
  const isMine = await ctx.tx(async (ctx) => {
    if (!(await store.useActivationCode(ctx.db, account.id, ctx.now()))) return false;
    await store.setPassword(ctx.db, account.id, passwordHash);
    await store.deleteSessionsOf(ctx.db, account.id);
    return true;
  });
  if (!isMine) return refused('wrong-code');
  return accepted(await sessions(ctx).open(account.id));
}

/** The actor behind a cookie, or null; `renewedUntil` when the cookie must be set again. */
export function readSession(
  ctx: Ctx,
  token: string
): Promise<{ actor: Actor; renewedUntil: Date | null } | null> {
  return sessions(ctx).read(token);
}

export async function signOut(ctx: Ctx, token: string): Promise<void> {
  await sessions(ctx).close(token);
}

/** Login names that staff hold: no official can have one of them as staff code. */
export async function staffLoginNames(ctx: Ctx): Promise<Set<string>> {
  return new Set(await store.staffLoginNames(ctx.db));
}

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

/** Those of these people whose account has no password yet. */
export async function withoutPassword(ctx: Ctx, personIds: readonly string[]): Promise<string[]> {
  const waiting: string[] = [];
  for (let from = 0; from < personIds.length; from += 500) {
    const accounts = await store.accountsToActivate(ctx.db, personIds.slice(from, from + 500));
    waiting.push(...accounts.map((account) => account.personId));
  }
  return waiting;
}

/**
 * Issues new codes for those of these people who have no password yet; older codes of theirs die.
 *
 * @returns the codes as printed: the only moment at which they can be read
 */
export async function issueActivationCodes(
  ctx: Ctx,
  permission: Permission<'activation.issue'>,
  personIds: readonly string[]
): Promise<Map<string, string>> {
  return ctx.tx(async (ctx) => {
    const printed = new Map<string, string>();
    for (let from = 0; from < personIds.length; from += 500) {
      const accounts = await store.accountsToActivate(ctx.db, personIds.slice(from, from + 500));
      if (accounts.length === 0) continue;
      const codes = accounts.map(({ id, personId }) => {
        const code = makeActivationCode();
        printed.set(personId, printActivationCode(code));
        const [issuedAt, expiresAt] = [ctx.now(), ctx.now() + CODE_LIFETIME_MS];
        return { accountId: id, codeHash: hashActivationCode(ctx, id, code), issuedAt, expiresAt };
      });
      await store.putActivationCodes(ctx.db, codes);
    }
    await audit.record(ctx, permission.actor, 'activation.issue', 'person', {
      people: printed.size
    });
    return printed;
  });
}

/**
 * Lets somebody who forgot the password in with a new code: the old password and all sessions end,
 * on the record. Null for a person without an account.
 */
export async function resetAccess(
  ctx: Ctx,
  permission: Permission<'activation.issue'>,
  personId: string
): Promise<string | null> {
  return ctx.tx(async (ctx) => {
    const account = await store.accountOfPerson(ctx.db, personId);
    if (!account) return null;
    await store.clearPassword(ctx.db, account.id);
    await store.deleteSessionsOf(ctx.db, account.id);
    await audit.record(ctx, permission.actor, 'account.reset', `account:${account.id}`, {});
    const codes = await issueActivationCodes(ctx, permission, [personId]);
    return codes.get(personId) ?? null;
  });
}

/** Makes a staff account with its roles, from the operator's shell; sets its password if it exists. */
export async function putStaffAccount(
  ctx: Ctx,
  input: { loginName: string; displayName: string; password: string; grants: readonly Grant[] }
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
    await store.setPassword(ctx.db, account.id, passwordHash);
    await store.deleteSessionsOf(ctx.db, account.id);
    for (const grant of input.grants) {
      await store.insertGrant(ctx.db, account.id, grant.role, store.writeScope(grant.scope));
    }
    await audit.record(ctx, null, 'account.put', `account:${account.id}`, {
      roles: input.grants.map((grant): Role => grant.role)
    });
  });
}

/** Sets an account's password from the operator's shell and ends its sessions (B-S7). */
export async function putPassword(ctx: Ctx, loginName: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password.normalize('NFC'));
  await ctx.tx(async (ctx) => {
    const account = await store.findAccount(ctx.db, loginName.toLowerCase());
    if (!account) throw new Error(`no account ${loginName}`);
    await store.setPassword(ctx.db, account.id, passwordHash);
    await store.deleteSessionsOf(ctx.db, account.id);
    await audit.record(ctx, null, 'account.password', `account:${account.id}`, {});
  });
}
