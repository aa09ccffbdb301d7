import { json } from '@sveltejs/kit';
import { can } from '#lib/domain/auth/permissions.ts';
import * as contest from '#lib/server/contest/service.ts';
import { readHealth } from '#lib/server/health.ts';
import { running } from '#lib/server/kit/running.ts';
import type { RequestHandler } from './$types';

/** 200 while the server can save, 503 otherwise. Anybody learns that alone; staff learn the cause. */
export const GET: RequestHandler = async ({ locals }) => {
  const health = await readHealth(await running());
  const isStaff = locals.actor !== null && (await mayKnowCause(locals));
  return json(isStaff ? health : { status: health.status }, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'cache-control': 'no-store' }
  });
};

async function mayKnowCause({ ctx, actor }: App.Locals): Promise<boolean> {
  const view = await contest.current(ctx);
  return can(actor, 'health.view', view ? { contestId: view.contest.id } : {});
}
