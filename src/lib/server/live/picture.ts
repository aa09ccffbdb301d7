import { viewFor, type Audience } from '../../domain/live/views.ts';
import type { Picture } from '../../schema/live-wire.ts';
import type { Ctx } from '../ctx.ts';
import type { Room } from './room.ts';

/** What one audience sees now. */
export function pictureFor(ctx: Pick<Ctx, 'now'>, room: Room, audience: Audience): Picture {
  const state = room.state();
  const [seq, view] = [state.log.length, viewFor(audience, state)];
  const { epoch, isRehearsal } = room;
  return { epoch, isRehearsal, seq, now: ctx.now(), view };
}
