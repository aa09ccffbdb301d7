import { hallScreen } from '#lib/server/kit/live.ts';
import type { PageServerLoad } from './$types';

/** The band at the foot of a broadcast, laid over the camera by OBS or vMix. */
export const load: PageServerLoad = (event) => hallScreen(event, { kind: 'lower-third' });
