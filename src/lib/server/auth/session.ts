import { createHash } from 'node:crypto';
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import type { Actor, Grant } from '../../domain/auth/roles.ts';
import { DAY, HOUR, type Instant } from '../../domain/core/time.ts';
import type { Ctx } from '../ctx.ts';
import * as sessionStore from './session-store.ts';
import * as store from './store.ts';

type UserAttributes = Pick<store.Account, 'displayName' | 'personId'> & { mustChange: boolean };

/** Who holds a cookie. `mustChange`: the password has to be changed before anything else. */
export type HeldSession = { actor: Actor; expiresAt: Instant; mustChange: boolean };

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, UserAttributes>;
    DatabaseUserAttributes: UserAttributes;
  }
}

/** A session ends so long after signing in, however much it is used, unless work is under way (F31). */
const OFFICIALS_LIFETIME_MS = 7 * DAY;
const STAFF_LIFETIME_MS = 12 * HOUR;

/** Whoever has rights over others signs in every day. */
const lifetimeOf = (personId: string | null, grants: readonly Grant[]): number =>
  personId === null || grants.length > 0 ? STAFF_LIFETIME_MS : OFFICIALS_LIFETIME_MS;

/** The only file that knows Lucia: replace it here (docs/decisions/0001). */
export function sessions(ctx: Ctx) {
  const lucia = (lifetimeMs: number) =>
    new Lucia(adapter(ctx), {
      sessionExpiresIn: new TimeSpan(lifetimeMs, 'ms'),
      getUserAttributes: ({ displayName, personId, mustChange }) => ({
        displayName,
        personId,
        mustChange
      })
    });

  return {
    /** Signs an account in. The answer is the cookie's value; the database keeps only its hash. */
    open: async (accountId: string): Promise<{ token: string }> => {
      const [account] = await store.accountsById(ctx.db, [accountId]);
      const lifetimeMs = lifetimeOf(
        account?.personId ?? null,
        await store.grantsOf(ctx.db, accountId)
      );
      const session = await lucia(lifetimeMs).createSession(accountId, {});
      return { token: session.id };
    },
    /** Who holds this cookie; null when it is unknown, expired or of a disabled account. */
    read: async (token: string): Promise<HeldSession | null> => {
      // A lifetime of nothing: Lucia renews in the last half of it, and no session is renewed by use.
      const { session, user } = await lucia(0).validateSession(token);
      if (!session) return null;
      const { displayName, personId, mustChange } = user;
      const grants = await store.grantsOf(ctx.db, user.id);
      return {
        actor: { accountId: user.id, displayName, personId, grants },
        expiresAt: toOurs(ctx, session.expiresAt),
        mustChange
      };
    },
    /** What the database calls the session of this cookie. */
    nameOf: (token: string): string => hashOf(token),
    close: (token: string): Promise<void> => lucia(0).invalidateSession(token),
    deleteExpired: (): Promise<void> => lucia(0).deleteExpiredSessions()
  };
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Lucia goes by the machine's clock and we by ours, which may be held while that one is in doubt. */
const toOurs = (ctx: Ctx, at: Date): Instant => at.getTime() - Date.now() + ctx.now();
const toMachine = (ctx: Ctx, at: Instant): Date => new Date(at - ctx.now() + Date.now());

function adapter(ctx: Ctx): Adapter {
  return {
    getSessionAndUser: async (token) => {
      const found = await sessionStore.findSession(ctx.db, hashOf(token), ctx.now());
      if (!found) return [null, null];
      const { session, account, mustChange } = found;
      const { displayName, personId } = account;
      return [
        {
          id: token,
          userId: account.id,
          expiresAt: toMachine(ctx, session.expiresAt),
          attributes: {}
        },
        { id: account.id, attributes: { displayName, personId, mustChange } }
      ];
    },
    getUserSessions: async (accountId) =>
      (await sessionStore.sessionsOf(ctx.db, accountId)).map((session) => ({
        id: session.idHash,
        userId: accountId,
        expiresAt: toMachine(ctx, session.expiresAt),
        attributes: {}
      })),
    setSession: (session) =>
      sessionStore.insertSession(
        ctx.db,
        {
          idHash: hashOf(session.id),
          accountId: session.userId,
          expiresAt: toOurs(ctx, session.expiresAt)
        },
        ctx.now()
      ),
    updateSessionExpiration: (token, expiresAt) =>
      sessionStore.extendSession(ctx.db, hashOf(token), toOurs(ctx, expiresAt)),
    deleteSession: (token) => sessionStore.deleteSession(ctx.db, hashOf(token)),
    deleteUserSessions: (accountId) => sessionStore.deleteSessionsOf(ctx.db, accountId),
    deleteExpiredSessions: () => sessionStore.deleteExpiredSessions(ctx.db, ctx.now())
  };
}
