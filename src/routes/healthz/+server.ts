import { json } from '@sveltejs/kit';
import { isFailing } from '#lib/server/fail-stop.ts';
import { readHealth } from '#lib/server/health.ts';
import { running } from '#lib/server/kit/running.ts';
import type { RequestHandler } from './$types';

/** 200 while the server can save, 503 otherwise. */
export const GET: RequestHandler = async () => {
  const health = await readHealth(await running());
  const isWell = health.database === 'ok' && !isFailing();
  return json({ status: isWell ? 'ok' : 'failing', ...health }, { status: isWell ? 200 : 503 });
};
