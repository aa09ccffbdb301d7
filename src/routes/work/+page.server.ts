import { requireActor } from '#lib/server/kit/guard.ts';
import { readWork } from '#lib/server/work/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  work: await readWork(event.locals.ctx, requireActor(event))
});
