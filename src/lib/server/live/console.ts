import { outlineOf, type Outline } from '../../domain/live/view/outline.ts';
import type { Ctx } from '../ctx.ts';
import type { Rooms } from './rooms.ts';
import * as teams from './team-store.ts';

/** The outline of what the screens of a final show now; null before its programme is sealed. */
export async function outlineNow(ctx: Ctx, rooms: Rooms, finalId: string): Promise<Outline | null> {
  const room = await rooms.current(finalId);
  if (!room) return null;
  const entered = await teams.ofFinal(ctx.db, finalId);
  return outlineOf(
    room.programme,
    (teamId) => entered.find(({ id }) => id === teamId)?.heat ?? null
  );
}
