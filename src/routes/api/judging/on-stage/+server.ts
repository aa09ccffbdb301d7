import { fresh } from '#lib/server/kit/api.ts';
import { performersNow } from '#lib/server/kit/live.ts';
import type { RequestHandler } from './$types';

/** Which team is before the jury now, for the tablets of judges. */
export const GET: RequestHandler = async (event) => fresh(await performersNow(event));
