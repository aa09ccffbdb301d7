import { nameSpectator, publicScreen } from '#lib/server/kit/live.ts';
import type { PageServerLoad } from './$types';

/** The first picture of a phone in the hall, which gets a name of its own. */
export const load: PageServerLoad = async (event) => {
  const code = await nameSpectator(event);
  return { code, screen: await publicScreen(event, { kind: 'spectator' }) };
};
