import type { Permission } from '#lib/domain/auth/permissions.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import * as events from '#lib/server/live/event-store.ts';
import { createFinal } from '#lib/server/live/preparation.ts';
import { addTeam } from '#lib/server/live/teams.ts';
import { operatorMay } from '#lib/server/operator.ts';

/** A final with teams of these names, entered by hand, and its permission. */
export async function makeTeamFinal(
  ctx: Ctx,
  contestId: string,
  names: readonly string[] = []
): Promise<{ finalId: string; teamIds: string[]; may: Permission<'final.prepare'> }> {
  const may = operatorMay('final.prepare', { contestId });
  const { finalId } = await createFinal(ctx, may, contestId, { name: 'Chung kết thử' });
  const teamIds: string[] = [];
  for (const name of names) {
    const added = await addTeam(ctx, may, finalId, { name });
    if (!added.ok) throw new Error(added.refusal);
    teamIds.push(added.value.teamId);
  }
  return { finalId, teamIds, may };
}

/** The first event of a show: from now on it has begun. */
export const beginShow = (ctx: Ctx, finalId: string): Promise<void> =>
  events.append(ctx.db, finalId, [
    {
      type: 'show-started',
      seq: 1,
      version: 1,
      at: ctx.now(),
      commandId: '0'.repeat(32),
      by: { role: 'host', id: 'account' }
    }
  ]);
