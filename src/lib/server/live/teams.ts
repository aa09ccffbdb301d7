import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { fold } from '../../domain/core/vietnamese.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import * as memberStore from './member-store.ts';
import { openFinal, teamOf, type ClosedRefusal } from './preparing.ts';
import * as store from './team-store.ts';

export type TeamRefusal = ClosedRefusal | 'team-unknown' | 'name-taken';

type May = Permission<'final.prepare'>;

/** Enters a team by hand, after those that are there. */
export function addTeam(
  ctx: Ctx,
  permission: May,
  finalId: string,
  { name }: { name: string }
): Promise<Result<{ teamId: string }, TeamRefusal>> {
  return ctx.tx(async (ctx) => {
    const open = await openFinal(ctx, permission, finalId, { inProgramme: true });
    if (!open.ok) return open;
    const teams = await store.ofFinal(ctx.db, finalId);
    if (isTaken(teams, name)) return refused('name-taken');
    const [id, ordinal] = [ctx.id(), (teams.at(-1)?.ordinal ?? 0) + 1];
    await store.insert(ctx.db, { id, finalId, unitId: null, name, ordinal });
    await audit.record(ctx, permission.actor, 'final.add-team', `live_team:${id}`, {
      finalId,
      name
    });
    return accepted({ teamId: id });
  });
}

export function renameTeam(
  ctx: Ctx,
  permission: May,
  finalId: string,
  { teamId, name }: { teamId: string; name: string }
): Promise<Result<null, TeamRefusal>> {
  return change(ctx, permission, finalId, teamId, async (ctx, team, all) => {
    const others = all.filter((one) => one.id !== teamId);
    if (isTaken(others, name)) return refused('name-taken');
    await store.update(ctx.db, teamId, { name });
    await audit.record(ctx, permission.actor, 'final.rename-team', `live_team:${teamId}`, {
      before: team.name,
      after: name
    });
    return accepted(null);
  });
}

/** Takes a team out of the final, with its members and its device's seat. */
export function removeTeam(
  ctx: Ctx,
  permission: May,
  finalId: string,
  { teamId }: { teamId: string }
): Promise<Result<null, TeamRefusal>> {
  return change(ctx, permission, finalId, teamId, async (ctx, team, all) => {
    await memberStore.replace(ctx.db, teamId, []);
    await store.remove(ctx.db, teamId);
    await renumber(
      ctx,
      all.filter((one) => one.id !== teamId)
    );
    await audit.record(ctx, permission.actor, 'final.remove-team', `live_team:${teamId}`, {
      finalId,
      name: team.name,
      unitId: team.unitId
    });
    return accepted(null);
  });
}

/** Moves a team one place up or down in the list; at its end nothing happens. */
export function moveTeam(
  ctx: Ctx,
  permission: May,
  finalId: string,
  { teamId, direction }: { teamId: string; direction: 'up' | 'down' }
): Promise<Result<null, TeamRefusal>> {
  return change(ctx, permission, finalId, teamId, async (ctx, team, all) => {
    const from = all.findIndex((one) => one.id === teamId);
    const to = Math.min(Math.max(0, from + (direction === 'up' ? -1 : 1)), all.length - 1);
    if (to === from) return accepted(null);
    await renumber(ctx, all.toSpliced(from, 1).toSpliced(to, 0, team));
    await audit.record(ctx, permission.actor, 'final.move-team', `live_team:${teamId}`, {
      before: from + 1,
      after: to + 1
    });
    return accepted(null);
  });
}

function change(
  ctx: Ctx,
  permission: May,
  finalId: string,
  teamId: string,
  work: (
    ctx: Ctx,
    team: store.StageTeam,
    all: readonly store.StageTeam[]
  ) => Promise<Result<null, TeamRefusal>>
): Promise<Result<null, TeamRefusal>> {
  return ctx.tx(async (ctx) => {
    const open = await openFinal(ctx, permission, finalId, { inProgramme: true });
    if (!open.ok) return open;
    const team = await teamOf(ctx, finalId, teamId);
    if (!team) return refused('team-unknown');
    return work(ctx, team, await store.ofFinal(ctx.db, finalId));
  });
}

async function renumber(ctx: Ctx, teams: readonly store.StageTeam[]): Promise<void> {
  for (const [index, team] of teams.entries()) {
    if (team.ordinal !== index + 1) await store.update(ctx.db, team.id, { ordinal: index + 1 });
  }
}

/** Two teams whose names look alike are taken for each other on stage. */
const isTaken = (teams: readonly store.StageTeam[], name: string): boolean =>
  teams.some((team) => fold(team.name) === fold(name));
