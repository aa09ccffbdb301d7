import { viewFor, type Audience } from '../../domain/live/views.ts';
import type { Picture } from '../../schema/live-wire.ts';
import type { Ctx } from '../ctx.ts';
import { isTeam } from '../../domain/live/programme.ts';
import type { Room } from './room.ts';

/** What one audience sees now. */
export function pictureFor(ctx: Pick<Ctx, 'now'>, room: Room, audience: Audience): Picture {
  const state = room.state();
  const [seq, view] = [state.log.length, viewFor(audience, state)];
  const { epoch, isRehearsal } = room;
  return { epoch, isRehearsal, seq, now: ctx.now(), view };
}

/** Has this audience a part in what a room shows? Teams of the show have none among made-up ones. */
export const isIn = ({ programme }: Room, audience: Audience): boolean =>
  audience.kind !== 'team' || isTeam(programme, audience.teamId);

/** What a screen begins with; null as long as there is nothing for it. */
export const firstPicture = (
  ctx: Pick<Ctx, 'now'>,
  room: Room | null,
  audience: Audience
): Picture | null => (room && isIn(room, audience) ? pictureFor(ctx, room, audience) : null);
