import { coordinatedUnits, isJudge, isOrganizer, leadsJury } from '#lib/domain/auth/roles.ts';
import { readContact } from '#lib/server/contest/contact.ts';
import type { LayoutServerLoad } from './$types';

/** Who is signed in, for the head of every page, and whom to ask, for its foot. */
export const load: LayoutServerLoad = async ({ locals: { ctx, actor } }) => ({
  contact: await readContact(ctx),
  user: actor && {
    name: actor.displayName,
    isOrganizer: isOrganizer(actor),
    isJudge: isJudge(actor),
    leadsJury: leadsJury(actor),
    isCoordinator: coordinatedUnits(actor).length > 0,
    isContestant: actor.personId !== null
  }
});
