import { createHash } from 'node:crypto';
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import type { Actor } from '../../domain/auth/roles.ts';
import type { Ctx } from '../ctx.ts';
import * as store from './store.ts';

type UserAttributes = Pick<store.Account, 'displayName' | 'personId'>;

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, UserAttributes>;
    DatabaseUserAttributes: UserAttributes;
  }
}

/** A session outlives the longest exam by far and is renewed while it is used (F31). */
const LIFETIME = new TimeSpan(12, 'h');

/** The only file that knows Lucia: replace it here (docs/decisions/0001). */
export function sessions(ctx: Ctx) {
  const lucia = new Lucia(adapter(ctx), {
    sessionExpiresIn: LIFETIME,
    getUserAttributes: ({ displayName, personId }) => ({ displayName, personId })
  });

  return {
    /** Signs an account in. The answer is the cookie's value; the database keeps only its hash. */
    open: async (accountId: string): Promise<{ token: string; expiresAt: Date }> => {
      const session = await lucia.createSession(accountId, {});
      return { token: session.id, expiresAt: session.expiresAt };
    },
    /** Who holds this cookie; null when it is unknown, expired or of a disabled account. */
    read: async (token: string): Promise<{ actor: Actor; renewedUntil: Date | null } | null> => {
      const { session, user } = await lucia.validateSession(token);
      if (!session) return null;
      const { displayName, personId } = user;
      const grants = await store.grantsOf(ctx.db, user.id);
      return {
        actor: { accountId: user.id, displayName, personId, grants },
        renewedUntil: session.fresh ? session.expiresAt : null
      };
    },
    close: (token: string): Promise<void> => lucia.invalidateSession(token),
    closeAll: (accountId: string): Promise<void> => lucia.invalidateUserSessions(accountId)
  };
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

function adapter(ctx: Ctx): Adapter {
  return {
    getSessionAndUser: async (token) => {
      const found = await store.findSession(ctx.db, hashOf(token), ctx.now());
      if (!found) return [null, null];
      const { session, account } = found;
      const { displayName, personId } = account;
      return [
        {
          id: token,
          userId: account.id,
          expiresAt: new Date(session.expiresAt),
          attributes: {}
        },
        { id: account.id, attributes: { displayName, personId } }
      ];
    },
    getUserSessions: async (accountId) =>
      (await store.sessionsOf(ctx.db, accountId)).map((session) => ({
        id: session.idHash,
        userId: accountId,
        expiresAt: new Date(session.expiresAt),
        attributes: {}
      })),
    setSession: (session) =>
      store.insertSession(
        ctx.db,
        {
          idHash: hashOf(session.id),
          accountId: session.userId,
          expiresAt: session.expiresAt.getTime()
        },
        ctx.now()
      ),
    updateSessionExpiration: (token, expiresAt) =>
      store.extendSession(ctx.db, hashOf(token), expiresAt.getTime()),
    deleteSession: (token) => store.deleteSession(ctx.db, hashOf(token)),
    deleteUserSessions: (accountId) => store.deleteSessionsOf(ctx.db, accountId),
    deleteExpiredSessions: () => store.deleteExpiredSessions(ctx.db, ctx.now())
  };
}
