import { windowOf } from '#lib/domain/contest/schedule.ts';
import * as contest from '#lib/server/contest/service.ts';
import { coordinating } from '#lib/server/kit/coordinator.ts';
import { readParticipation } from '#lib/server/reports/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const { own, unit, permission } = await coordinating(event, 'participation.view');
  const view = await contest.current(ctx);
  const closesAt = (view && windowOf(view.sessions)?.closesAt) ?? null;
  return {
    unit: { id: unit.id, code: unit.code, name: unit.name },
    others: own.filter(({ id }) => id !== unit.id).map(({ code, name }) => ({ code, name })),
    closesAt,
    isOver: closesAt !== null && ctx.now() >= closesAt,
    participation: await readParticipation(ctx, permission)
  };
};
