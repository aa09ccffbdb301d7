import { fresh } from '#lib/server/kit/api.ts';
import { sheetsNow } from '#lib/server/kit/live.ts';
import type { RequestHandler } from './$types';

/** How many sheets of the team on stage the jury has handed in, and whether its mark is locked. */
export const GET: RequestHandler = async (event) => fresh(await sheetsNow(event));
