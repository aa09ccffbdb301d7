import type { Permission } from '#lib/domain/auth/permissions.ts';
import { readClock } from '#lib/server/confirm-clock.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { running } from '#lib/server/kit/running.ts';
import { waitingTroubles } from '#lib/server/messages/service.ts';
import { countWaiting, listOutages } from '#lib/server/quiz/service.ts';
import { readMonitor } from '#lib/server/reports/service.ts';

/** What a monitor shows: at first with the page, then every few seconds by itself. */
export async function lookAt(
  ctx: Ctx,
  permission: Permission<'monitor.view'>,
  units: 'ranked' | 'all'
) {
  const monitor = await readMonitor(ctx, permission);
  return {
    troubles: await waitingTroubles(ctx, permission),
    alarms: ctx.alarms.standing(),
    waiting: await countWaiting(ctx, permission),
    clock: await readClock(await running()),
    outages: await listOutages(ctx, permission),
    monitor: monitor && {
      ...monitor,
      units: monitor.units.filter((row) => units === 'all' || row.isRanked)
    }
  };
}

export type Seen = Awaited<ReturnType<typeof lookAt>>;
