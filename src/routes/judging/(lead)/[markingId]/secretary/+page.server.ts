import { boardFor } from '#lib/server/kit/judging-lead.ts';
import { look } from './board/look.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
  look(event.locals.ctx, await boardFor(event, 'judging.assist'));
