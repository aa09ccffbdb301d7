import { hallScreen } from '#lib/server/kit/live.ts';
import type { PageServerLoad } from './$types';

/** Ranks and points only, for a screen of its own. */
export const load: PageServerLoad = (event) => hallScreen(event, { kind: 'scoreboard' });
