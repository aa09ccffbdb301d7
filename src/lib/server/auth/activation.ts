import type { Permission } from '../../domain/auth/permissions.ts';
import { DAY } from '../../domain/core/time.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { hashActivationCode, makeActivationCode, printActivationCode } from './activation-code.ts';
import * as sessionStore from './session-store.ts';
import * as store from './store.ts';

const CODE_LIFETIME_MS = 60 * DAY;

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
    await sessionStore.deleteSessionsOf(ctx.db, account.id);
    await audit.record(ctx, permission.actor, 'account.reset', `account:${account.id}`, {});
    const codes = await issueActivationCodes(ctx, permission, [personId]);
    return codes.get(personId) ?? null;
  });
}
