import type { Ctx } from '../../ctx.ts';
import type { Standing } from '../deciding.ts';
import type { Rooms } from '../rooms.ts';
import { holderOf } from './access.ts';
import type { LiveServer, LiveSocket } from './socket.ts';

/** Screens whose holder may lose the right to them. The others anybody may look at. */
const GUARDED = ['operator', 'mc', 'judge', 'team'];

/** Looks again whether those who hold guarded screens still may (B-A5, B-S12). */
export function rights(ctx: Ctx, rooms: Rooms, io: LiveServer, origin: string | undefined) {
  async function standingOf(socket: LiveSocket): Promise<Standing> {
    const { finalId, audience, id } = socket.data.holder;
    try {
      const asked = { finalId, screen: audience.kind, has: null };
      const again = await holderOf(ctx, rooms, origin, socket.request, asked);
      return again?.id === id ? 'holds' : 'lost';
    } catch (error) {
      ctx.log.error({ error }, 'nobody knows whether a screen may still be shown');
      return 'unknown';
    }
  }

  return {
    standingOf,
    /** Ends the connections of those who may not any more. */
    sweep: async (finalId?: string): Promise<void> => {
      for (const socket of io.sockets.sockets.values()) {
        const { holder } = socket.data;
        const isMeant = finalId === undefined || holder.finalId === finalId;
        if (!isMeant || !GUARDED.includes(holder.audience.kind)) continue;
        if ((await standingOf(socket)) === 'lost') socket.disconnect(true);
      }
    }
  };
}
