import type { Permission } from '../../domain/auth/permissions.ts';
import { performerOf, type Performer } from '../../domain/live/view/performer.ts';
import type { Ctx } from '../ctx.ts';
import * as finals from './final-store.ts';
import type { Rooms } from './rooms.ts';

/**
 * Teams that perform now in finals of the contest, for the tablets of its judges: one, unless two
 * finals run at a time. No mark is part of it, and nothing of a rehearsal: nobody marks that.
 */
export async function performingNow(
  ctx: Ctx,
  rooms: Rooms,
  { subject }: Permission<'judging.mark'>
): Promise<Performer[]> {
  const performers: Performer[] = [];
  for (const { id } of await finals.ofContest(ctx.db, subject.contestId ?? '')) {
    const room = await rooms.current(id);
    const performer = room && !room.isRehearsal ? performerOf(room.state()) : null;
    if (performer) performers.push(performer);
  }
  return performers;
}
