import { assistedBoard } from '#lib/server/kit/judging-lead.ts';
import { look } from './board/look.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
  look(event.locals.ctx, await assistedBoard(event));
