import { fresh } from '#lib/server/kit/api.ts';
import { giftsNow } from '#lib/server/kit/live.ts';
import type { RequestHandler } from './$types';

/** The quickest spectators after a question for the audience. */
export const GET: RequestHandler = async (event) => fresh(await giftsNow(event));
