import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { drawHeats } from '../../domain/live/heats.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { openFinal, type ClosedRefusal } from './preparing.ts';
import * as store from './team-store.ts';

export type HeatRefusal = ClosedRefusal | 'too-many-heats' | 'team-unknown' | 'heat-empty';

type May = Permission<'final.prepare'>;

/**
 * Draws lots for the heats and keeps the seed on the record, so that the draw can be repeated.
 *
 * @param count heats, at least 1; a further draw replaces the one before it, and both are on the record
 */
export async function drawLots(
  ctx: Ctx,
  permission: May,
  finalId: string,
  { count }: { count: number }
): Promise<Result<{ seed: string; heats: string[][] }, HeatRefusal>> {
  const seed = ctx.seed();
  return ctx.tx(async (ctx) => {
    const open = await openFinal(ctx, permission, finalId, { inProgramme: true });
    if (!open.ok) return open;
    const ids = (await store.ofFinal(ctx.db, finalId)).map((team) => team.id);
    if (count > ids.length) return refused('too-many-heats');
    const heats = drawHeats(seed, ids, count);
    for (const [index, heat] of heats.entries()) {
      for (const teamId of heat) await store.update(ctx.db, teamId, { heat: index + 1 });
    }
    await audit.record(ctx, permission.actor, 'final.draw-heats', `final:${finalId}`, {
      seed,
      count,
      heats
    });
    return accepted({ seed, heats });
  });
}

/**
 * Divides the teams by hand: a heat for each team, none left out and none empty in between, or no
 * heats at all.
 */
export function setHeats(
  ctx: Ctx,
  permission: May,
  finalId: string,
  given: ReadonlyMap<string, number | null>
): Promise<Result<null, HeatRefusal>> {
  return ctx.tx(async (ctx) => {
    const open = await openFinal(ctx, permission, finalId, { inProgramme: true });
    if (!open.ok) return open;
    const teams = await store.ofFinal(ctx.db, finalId);
    if (teams.length !== given.size || teams.some((team) => !given.has(team.id)))
      return refused('team-unknown');
    if (!isDivision([...given.values()])) return refused('heat-empty');
    for (const [teamId, heat] of given) await store.update(ctx.db, teamId, { heat });
    await audit.record(ctx, permission.actor, 'final.set-heats', `final:${finalId}`, {
      before: Object.fromEntries(teams.map((team) => [team.id, team.heat])),
      after: Object.fromEntries(given)
    });
    return accepted(null);
  });
}

function isDivision(heats: readonly (number | null)[]): boolean {
  if (heats.every((heat) => heat === null)) return true;
  const used = new Set(heats);
  return !used.has(null) && [...used].every((heat) => heat === 1 || used.has((heat ?? 0) - 1));
}
