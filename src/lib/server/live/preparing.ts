import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Ctx } from '../ctx.ts';
import * as events from './event-store.ts';
import * as finals from './final-store.ts';
import * as programmes from './programme-store.ts';
import * as teams from './team-store.ts';

/** Why a final cannot be changed now. */
export type ClosedRefusal = 'final-unknown' | 'show-has-begun' | 'programme-sealed';

/**
 * The final, if it may be changed: not once its show has begun. What is part of the programme (the
 * teams, their names and heats) not while it is sealed; members are not part of it.
 *
 * @throws Error if the permission is for another contest: a route has asked for the wrong one
 */
export async function openFinal(
  ctx: Ctx,
  { subject }: Permission<'final.prepare'>,
  finalId: string,
  { inProgramme }: { inProgramme: boolean }
): Promise<Result<finals.Final, ClosedRefusal>> {
  const final = await finals.find(ctx.db, finalId);
  if (!final) return refused('final-unknown');
  if (subject.contestId !== undefined && subject.contestId !== final.contestId) {
    throw new Error(`permission for contest ${subject.contestId}, not for ${final.contestId}`);
  }
  if (await events.hasEvents(ctx.db, finalId)) return refused('show-has-begun');
  if (inProgramme && (await programmes.find(ctx.db, finalId))) return refused('programme-sealed');
  return accepted(final);
}

/** A team of this final and no other, or null. */
export async function teamOf(
  ctx: Ctx,
  finalId: string,
  teamId: string
): Promise<teams.StageTeam | null> {
  const team = await teams.find(ctx.db, teamId);
  return team?.finalId === finalId ? team : null;
}
