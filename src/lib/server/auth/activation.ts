import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { DAY } from '../../domain/core/time.ts';
import * as security from '../audit/security.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { hashActivationCode, makeActivationCode, printActivationCode } from './activation-code.ts';
import * as sessionStore from './session-store.ts';
import * as store from './store.ts';

const CODE_LIFETIME_MS = 60 * DAY;

/** Those of these people whose account has no password yet; no staff and nobody shut out. */
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
        const { row, printed: code } = newCode(ctx, id);
        printed.set(personId, code);
        return row;
      });
      await store.putActivationCodes(ctx.db, codes);
    }
    await audit.record(ctx, permission.actor, 'activation.issue', 'person', {
      people: printed.size
    });
    const detail = { people: printed.size };
    await security.note(ctx, { kind: 'code-issued', by: permission.actor, detail });
    return printed;
  });
}

export type ResetRefusal = 'no-account' | 'account-disabled' | 'staff-account';

/**
 * Lets somebody who forgot the password in with a new code: the old password, codes and all sessions
 * end, on the record with the reason. Whoever has rights over others is helped at the server's
 * shell: a code would hand these rights to the one who asks for it.
 *
 * @returns the code as printed: the only moment at which it can be read
 */
export async function resetAccess(
  ctx: Ctx,
  permission: Permission<'activation.renew'>,
  personId: string,
  reason: string
): Promise<Result<string, ResetRefusal>> {
  return ctx.tx(async (ctx) => {
    const account = await store.accountOfPerson(ctx.db, personId);
    if (!account) return refused('no-account');
    if (account.isDisabled) return refused('account-disabled');
    if ((await store.grantsOf(ctx.db, account.id)).length > 0) return refused('staff-account');
    await store.clearPassword(ctx.db, account.id);
    await sessionStore.deleteSessionsOf(ctx.db, account.id);
    const { row, printed } = newCode(ctx, account.id);
    await store.putActivationCodes(ctx.db, [row]);
    await audit.record(ctx, permission.actor, 'account.reset', `account:${account.id}`, { reason });
    const happening = { accountId: account.id, by: permission.actor, detail: { reason } };
    await security.note(ctx, { kind: 'code-renewed', ...happening });
    return accepted(printed);
  });
}

function newCode(ctx: Ctx, accountId: string) {
  const code = makeActivationCode();
  const [issuedAt, expiresAt] = [ctx.now(), ctx.now() + CODE_LIFETIME_MS];
  const row = {
    accountId,
    codeHash: hashActivationCode(ctx, accountId, code),
    issuedAt,
    expiresAt
  };
  return { row, printed: printActivationCode(code) };
}
