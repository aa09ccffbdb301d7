import { guardedScreen } from '#lib/server/kit/live.ts';
import type { PageServerLoad } from './$types';

/** The card of the master of ceremonies. */
export const load: PageServerLoad = (event) =>
  guardedScreen(event, 'final.read-card', { kind: 'mc' });
