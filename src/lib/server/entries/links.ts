import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Call } from '../../domain/entries/call.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { isSame, macOf } from '../mac.ts';
import * as calls from './call-store.ts';
import { entrantOf } from './preparing.ts';

/** A unit that came by its link, which is its key: who has it may hand in for the unit. */
export type Access = { call: Call; entrant: calls.Entrant };

/**
 * What the link of a unit ends with. It is derived, not kept: a new version of the link makes all
 * older ones worthless (B-S12).
 */
export const entryToken = (ctx: Ctx, { id, linkVersion }: calls.Entrant): string =>
  `${id}.${macOf(ctx, `entry-link:${id}:${linkVersion}`)}`;

/** The unit whose link ends with this token now, or null. */
export async function accessOf(ctx: Ctx, token: string): Promise<Access | null> {
  const entrant = await calls.findEntrant(ctx.db, token.split('.')[0] ?? '');
  if (!entrant || !isSame(token, entryToken(ctx, entrant))) return null;
  const call = await calls.findCall(ctx.db, entrant.callId);
  return call && { call, entrant };
}

export type EntrantLink = { entrantId: string; name: string; token: string };

/** The links of all units of a call. They are keys: for organizers' eyes alone. */
export async function linksOf(
  ctx: Ctx,
  _permission: Permission<'entry.prepare'>,
  callId: string
): Promise<EntrantLink[]> {
  const entrants = await calls.entrantsOf(ctx.db, callId);
  return entrants.map((entrant) => ({
    entrantId: entrant.id,
    name: entrant.name,
    token: entryToken(ctx, entrant)
  }));
}

/** Gives a unit another link; the old one is worth nothing any more. */
export function renewLink(
  ctx: Ctx,
  permission: Permission<'entry.prepare'>,
  callId: string,
  { entrantId }: { entrantId: string }
): Promise<Result<null, 'entrant-unknown'>> {
  return ctx.tx(async (ctx) => {
    const entrant = await entrantOf(ctx, callId, entrantId);
    if (!entrant) return refused('entrant-unknown');
    await calls.renewLink(ctx.db, entrantId);
    await audit.record(ctx, permission.actor, 'entry.renew-link', `entrant:${entrantId}`, {
      version: entrant.linkVersion + 1
    });
    return accepted(null);
  });
}
