import {
  coordinatedUnits,
  isOnlyAdministrator,
  isJudge,
  isOrganizer,
  leadsJury
} from '#lib/domain/auth/roles.ts';
import { readContact } from '#lib/server/contest/contact.ts';
import { running } from '#lib/server/kit/running.ts';
import type { LayoutServerLoad } from './$types';

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
    isJudge: isJudge(actor),
    leadsJury: leadsJury(actor),
    isCoordinator: coordinatedUnits(actor).length > 0,
    isContestant: actor.personId !== null
  }
});
