import { isJudge, isOrganizer, leadsJury } from '#lib/domain/auth/roles.ts';
import type { LayoutServerLoad } from './$types';

/** Who is signed in, for the head of every page. */
export const load: LayoutServerLoad = ({ locals: { actor } }) => ({
  user: actor && {
    name: actor.displayName,
    isOrganizer: isOrganizer(actor),
    isJudge: isJudge(actor),
    leadsJury: leadsJury(actor),
    isContestant: actor.personId !== null
  }
});
