import { ledMarkings } from '#lib/server/kit/judging-lead.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ markings: await ledMarkings(event) });
