import { hallScreen } from '#lib/server/kit/live.ts';
import type { PageServerLoad } from './$types';

/** The projector: everybody in the hall may look at it. */
export const load: PageServerLoad = (event) => hallScreen(event, { kind: 'projector' });
