import { passwordProblem, type PasswordProblem } from '../../domain/auth/password-rules.ts';
import type { Actor } from '../../domain/auth/roles.ts';
import { accepted } from '../../domain/core/result.ts';
import * as security from '../audit/security.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { hashPassword } from './password.ts';
import { refusedFor, type Refused } from './proof.ts';
import { confirmPassword, type ConfirmRefusal } from './prove-password.ts';
import { sessions } from './session.ts';
import * as sessionStore from './session-store.ts';
import * as store from './store.ts';

export type OwnPasswordRefusal = ConfirmRefusal | PasswordProblem | 'same-password';

/**
 * Gives an account the password that its owner chose. The present one is asked for; all other
 * sessions end. What was signed with the old one keeps its record.
 *
 * @param token the cookie of the session that goes on
 */
export async function changeOwnPassword(
  ctx: Ctx,
  actor: Actor,
  token: string,
  { current, next }: { current: string; next: string },
  address: string
): Promise<{ ok: true; value: { ended: number } } | Refused<OwnPasswordRefusal>> {
  const confirmed = await confirmPassword(ctx, actor, current, address);
  if (!confirmed.ok) return confirmed;
  if (current === next) return refusedFor('same-password');
  const [account] = await store.accountsById(ctx.db, [actor.accountId]);
  if (!account) return refusedFor('wrong-password');
  const problem = passwordProblem(next, account);
  if (problem !== null) return refusedFor(problem);
  const hash = await hashPassword(next, { isFirst: true });
  return ctx.tx(async (ctx) => {
    const [now] = await store.accountsById(ctx.db, [actor.accountId]);
    if (now?.passwordHash !== account.passwordHash) return refusedFor('wrong-password');
    await store.setPassword(ctx.db, actor.accountId, hash);
    const ended = await sessionStore.deleteOtherSessions(
      ctx.db,
      actor.accountId,
      sessions(ctx).nameOf(token)
    );
    const target = `account:${actor.accountId}`;
    await audit.record(ctx, actor, 'account.own-password', target, { ended });
    const happening = { accountId: actor.accountId, by: actor, address, detail: { ended } };
    await security.note(ctx, { kind: 'password-changed', ...happening });
    return accepted({ ended });
  });
}

/** Ends all other sessions of an account, for who left one open elsewhere. */
export function endOwnSessions(ctx: Ctx, actor: Actor, token: string): Promise<{ ended: number }> {
  return ctx.tx(async (ctx) => {
    const { accountId } = actor;
    const keep = sessions(ctx).nameOf(token);
    const ended = await sessionStore.deleteOtherSessions(ctx.db, accountId, keep);
    await security.note(ctx, { kind: 'sessions-ended', accountId, by: actor, detail: { ended } });
    return { ended };
  });
}
