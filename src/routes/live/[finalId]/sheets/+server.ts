import { fresh } from '#lib/server/kit/api.ts';
import { sheetsNow } from '#lib/server/kit/live.ts';
import type { RequestHandler } from './$types';

/** How many sheets the jury has handed in for the team on stage, and what is locked. */
export const GET: RequestHandler = async (event) => fresh(await sheetsNow(event));
