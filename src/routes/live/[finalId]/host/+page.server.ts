import { consoleScreen } from '#lib/server/kit/live.ts';
import type { PageServerLoad } from './$types';

/** The operator's console. */
export const load: PageServerLoad = (event) => consoleScreen(event);
