import {
  coordinatedUnits,
  isAdministrator,
  isOnlyAdministrator,
  isJudge,
  isOrganizer,
  leadsJury,
  type Actor
} from '#lib/domain/auth/roles.ts';
import { readContact } from '#lib/server/contest/contact.ts';
import { running } from '#lib/server/kit/running.ts';
import type { LayoutServerLoad } from './$types';

const hasDesk = (actor: Actor): boolean =>
  isOrganizer(actor) || isJudge(actor) || leadsJury(actor) || coordinatedUnits(actor).length > 0;

/**
 * Who is signed in, for the head of every page, and whom to ask, for its foot; and the address that
 * the system takes for its own, which browsers compare with theirs.
 */
export const load: LayoutServerLoad = async ({
  locals: { ctx, actor, mustChangePassword },
  url
}) => ({
  address: { configured: url.origin, isDeclared: (await running()).origin !== undefined },
  contact: await readContact(ctx),
  // Who has to change the password first has no other page.
  mustChange: mustChangePassword === true,
  user: actor && {
    accountId: actor.accountId,
    name: actor.displayName,
    isOrganizer: isOrganizer(actor),
    isOnlyAdministrator: isOnlyAdministrator(actor),
    isAdministrator: isAdministrator(actor),
    managesAccounts: isOrganizer(actor) || isAdministrator(actor),
    // Operators, MCs and others whose pages are not in the bar.
    hasOnlyWork: actor.personId === null && !hasDesk(actor),
    isJudge: isJudge(actor),
    leadsJury: leadsJury(actor),
    isCoordinator: coordinatedUnits(actor).length > 0,
    isContestant: actor.personId !== null
  }
});
