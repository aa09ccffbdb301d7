import { isAdministrator, isOrganizer, type Actor, type Grant, type Role } from './roles.ts';

/** What may be done to the account of somebody else. */
export const ACCOUNT_ACTS = [
  'disable',
  'enable',
  'give-role',
  'take-role',
  'end-sessions',
  'renew-password'
] as const;
export type AccountAct = (typeof ACCOUNT_ACTS)[number];

export type AccountRefusal = 'own-account' | 'administrators-only' | 'last-administrator';

/** Roles that organizers give; the others come from administrators and the server's shell. */
const OF_ORGANIZERS: readonly Role[] = ['host', 'mc', 'judge', 'secretary'];
const OF_ADMINISTRATORS: readonly Role[] = ['organizer', 'administrator', ...OF_ORGANIZERS];

/** The roles that somebody may give to an account. */
export function rolesToGive(actor: Actor): readonly Role[] {
  if (isAdministrator(actor)) return OF_ADMINISTRATORS;
  return isOrganizer(actor) ? OF_ORGANIZERS : [];
}

/**
 * Why somebody may not do this to an account, or null. Nobody acts on the own one, so that no mistake
 * shuts the last way in; organizers leave administrators alone.
 *
 * @param administrators how many accounts that can sign in are administrators'
 */
export function accountRefusal(
  act: AccountAct,
  actor: Actor,
  account: { id: string; grants: readonly Grant[] },
  { role, administrators }: { role?: Role; administrators: number }
): AccountRefusal | null {
  const isTheirs = account.grants.some((grant) => grant.role === 'administrator');
  if (account.id === actor.accountId) return 'own-account';
  if (isTheirs && !isAdministrator(actor)) return 'administrators-only';
  if (role !== undefined && act === 'give-role' && !rolesToGive(actor).includes(role)) {
    return 'administrators-only';
  }
  const isTakenAway = act === 'disable' || (act === 'take-role' && role === 'administrator');
  return isTheirs && isTakenAway && administrators <= 1 ? 'last-administrator' : null;
}
