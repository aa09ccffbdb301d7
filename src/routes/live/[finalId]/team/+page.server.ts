import { teamScreen } from '#lib/server/kit/live.ts';
import type { PageServerLoad } from './$types';

/** The first picture of the team whose seat this device holds; without one, what to do. */
export const load: PageServerLoad = async (event) => ({ screen: await teamScreen(event) });
