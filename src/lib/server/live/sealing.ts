import { createHash } from 'node:crypto';
import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { programmeProblems, type ProgrammeProblem } from '../../domain/live/programme-check.ts';
import type { Programme } from '../../domain/live/programme.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import * as events from './event-store.ts';
import * as programmes from './programme-store.ts';
import type { Rooms } from './rooms.ts';

export type SealRefusal =
  | { code: 'show-has-begun' }
  | { code: 'already-sealed' }
  | { code: 'programme-incomplete'; problems: ProgrammeProblem[] };

/**
 * Seals the programme of a final: from now on its rooms show it and nothing in it can be changed.
 * The digest on the record proves later that the questions were settled before the show.
 */
export async function seal(
  ctx: Ctx,
  permission: Permission<'final.prepare'>,
  programme: Programme
): Promise<Result<{ digest: string }, SealRefusal>> {
  const problems = programmeProblems(programme);
  if (problems.length > 0) return refused({ code: 'programme-incomplete', problems });
  const { finalId } = programme;
  const digest = createHash('sha256').update(JSON.stringify(programme)).digest('hex');
  return ctx.tx(async (ctx) => {
    if (await programmes.find(ctx.db, finalId)) return refused({ code: 'already-sealed' });
    await programmes.insert(ctx.db, finalId, { programme, digest, sealedAt: ctx.now() });
    await audit.record(ctx, permission.actor, 'final.seal', `final:${finalId}`, { digest });
    return accepted({ digest });
  });
}

/** Opens a sealed programme again, as long as the show has not begun. */
export async function unseal(
  ctx: Ctx,
  rooms: Rooms,
  permission: Permission<'final.prepare'>,
  finalId: string
): Promise<Result<null, 'show-has-begun'>> {
  const done = await ctx.tx(async (ctx) => {
    if (await events.hasEvents(ctx.db, finalId)) return false;
    await programmes.remove(ctx.db, finalId);
    await audit.record(ctx, permission.actor, 'final.unseal', `final:${finalId}`, {});
    return true;
  });
  if (!done) return refused('show-has-begun');
  rooms.forget(finalId);
  return accepted(null);
}
