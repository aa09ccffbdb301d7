import { createHash, randomBytes } from 'node:crypto';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Ctx } from '../ctx.ts';
import { isSame, macOf } from '../mac.ts';
import * as teams from './team-store.ts';

/** The device of a team, as its cookie names it. */
export type TeamDevice = { finalId: string; teamId: string };

/**
 * What the link of a team ends with. It is derived, not kept: a new version of the link makes all
 * older ones worthless (B-S12).
 */
export const linkToken = (ctx: Ctx, team: { id: string; linkVersion: number }): string =>
  `${team.id}.${macOf(ctx, `team-link:${team.id}:${team.linkVersion}`)}`;

/** The team whose link ends with this token now, or null. */
export async function teamOfLink(ctx: Ctx, token: string): Promise<teams.StageTeam | null> {
  const team = await teams.find(ctx.db, token.split('.')[0] ?? '');
  return team && isSame(token, linkToken(ctx, team)) ? team : null;
}

/**
 * The device that opened a team's link takes its seat; the one before has it no more.
 *
 * @returns the value of its cookie
 */
export async function claim(
  ctx: Ctx,
  token: string
): Promise<Result<TeamDevice & { cookie: string }, 'link-unknown'>> {
  const team = await teamOfLink(ctx, token);
  if (!team) return refused('link-unknown');
  const secret = randomBytes(24).toString('base64url');
  await teams.claimDevice(ctx.db, team.id, { hash: hashOf(secret), claimedAt: ctx.now() });
  return accepted({ finalId: team.finalId, teamId: team.id, cookie: `${team.id}.${secret}` });
}

/** Cookies hold any sign when they are read; not all of them may reach a database. */
const TEAM_ID = /^[\w-]{1,60}$/;

/** The team whose seat this cookie holds now, or null. */
export async function deviceOf(ctx: Ctx, cookie: string): Promise<TeamDevice | null> {
  const [teamId, secret] = cookie.split('.');
  if (!teamId || !secret || !TEAM_ID.test(teamId)) return null;
  const hash = await teams.deviceHash(ctx.db, teamId);
  if (hash === null || !isSame(hash, hashOf(secret))) return null;
  const team = await teams.find(ctx.db, teamId);
  return team && { finalId: team.finalId, teamId };
}

/** A cookie for a phone in the audience, which says nothing but that it is the same phone. */
export function newSpectator(ctx: Ctx): string {
  const id = randomBytes(12).toString('base64url');
  return `${id}.${macOf(ctx, `spectator:${id}`)}`;
}

/** The phone that this cookie was made for, or null. */
export function spectatorOf(ctx: Ctx, cookie: string): string | null {
  const [id, mac] = cookie.split('.');
  return id && mac && isSame(mac, macOf(ctx, `spectator:${id}`)) ? id : null;
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
