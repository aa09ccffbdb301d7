import { organizerMay } from '#lib/server/kit/organizer.ts';
import type { LayoutServerLoad } from './$types';

/** Every page below is for those who run the contest; each guards its own data again. */
export const load: LayoutServerLoad = async (event) => {
  await organizerMay(event, 'monitor.view');
};
