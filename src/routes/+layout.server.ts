import { coordinatedUnits, isJudge, isOrganizer, leadsJury } from '#lib/domain/auth/roles.ts';
import type { LayoutServerLoad } from './$types';

/** Who is signed in, for the head of every page. */
export const load: LayoutServerLoad = ({ locals: { actor } }) => ({
  user: actor && {
    name: actor.displayName,
    isOrganizer: isOrganizer(actor),
    isJudge: isJudge(actor),
    leadsJury: leadsJury(actor),
    isCoordinator: coordinatedUnits(actor).length > 0,
    isContestant: actor.personId !== null
  }
});
