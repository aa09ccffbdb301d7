import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Instant } from '../../domain/core/time.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { linkToken, teamOfLink } from './device.ts';
import * as finals from './final-store.ts';
import { teamOf } from './preparing.ts';
import * as store from './team-store.ts';

/** What a team's device is opened with, and since when it has its seat. */
export type TeamLink = {
  teamId: string;
  name: string;
  token: string;
  claimedAt: Instant | null;
};

type May = Permission<'final.prepare'>;

/** The links of all teams of a final. They are keys: for organizers' eyes alone. */
export async function linksOf(ctx: Ctx, _permission: May, finalId: string): Promise<TeamLink[]> {
  const teams = await store.ofFinal(ctx.db, finalId);
  return teams.map((team) => ({
    teamId: team.id,
    name: team.name,
    token: linkToken(ctx, team),
    claimedAt: team.deviceClaimedAt
  }));
}

/**
 * Gives a team another link, also while the show runs: the old one is worth nothing any more and
 * the device that came by it loses its seat (B-S12).
 */
export function renewLink(
  ctx: Ctx,
  permission: May,
  finalId: string,
  { teamId }: { teamId: string }
): Promise<Result<null, 'team-unknown'>> {
  return ctx.tx(async (ctx) => {
    const team = await teamOf(ctx, finalId, teamId);
    if (!team) return refused('team-unknown');
    await store.renewLink(ctx.db, teamId);
    await audit.record(ctx, permission.actor, 'final.renew-link', `live_team:${teamId}`, {
      version: team.linkVersion + 1,
      hadDevice: team.deviceClaimedAt !== null
    });
    return accepted(null);
  });
}

/** Whose link it is, before the seat is taken. */
export type OpenedLink = {
  teamId: string;
  teamName: string;
  finalId: string;
  finalName: string;
  isTaken: boolean;
};

/** What a link opens; null for one that was never made or is renewed. */
export async function findLink(ctx: Ctx, token: string): Promise<OpenedLink | null> {
  const team = await teamOfLink(ctx, token);
  const final = team && (await finals.find(ctx.db, team.finalId));
  if (!team || !final) return null;
  return {
    teamId: team.id,
    teamName: team.name,
    finalId: final.id,
    finalName: final.name,
    isTaken: team.deviceClaimedAt !== null
  };
}
