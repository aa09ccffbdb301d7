import type { Sender } from '../../../domain/live/command.ts';
import { liveIntents, readLiveIntent, type LiveIntentName } from '../../../schema/live.ts';
import type { WireAnswer, WireRefusal } from '../../../schema/live-wire.ts';
import type { Ctx } from '../../ctx.ts';
import type { Rooms } from '../rooms.ts';
import type { LiveSocket } from './socket.ts';

/** What the gateway knows that a message does not say. */
export type Knowledge = {
  rooms: Rooms;
  /** May the holder still act? Asked for every message, because rights end (B-A5). */
  isStillHolder: (socket: LiveSocket) => Promise<boolean>;
  /** One-way latencies: of the socket's own line, and of the slowest device of its final. */
  latencies: (socket: LiveSocket) => { latencyMs: number; slowestMs: number };
};

const refuse = (refusal: WireRefusal): WireAnswer => ({ ok: false, refusal });

/** Takes the messages of the show from this socket: schema, who, when, and on to the room (R10). */
export function takeIntents(ctx: Ctx, socket: LiveSocket, known: Knowledge): void {
  for (const name of Object.keys(liveIntents) as LiveIntentName[]) {
    if (name === 'audience:answer') continue;
    socket.on(name, (payload: unknown, answer: unknown) => {
      const at = ctx.now();
      const reply = typeof answer === 'function' ? (answer as (said: WireAnswer) => void) : null;
      take(ctx, socket, known, { name, payload, at })
        .catch((error: unknown) => {
          ctx.log.error({ error, name }, 'a message of the show failed');
          return refuse('unavailable');
        })
        .then((said) => reply?.(said))
        .catch((error: unknown) => ctx.log.error({ error, name }, 'an answer was not sent'));
    });
  }
}

async function take(
  ctx: Ctx,
  socket: LiveSocket,
  { rooms, isStillHolder, latencies }: Knowledge,
  { name, payload, at }: { name: LiveIntentName; payload: unknown; at: number }
): Promise<WireAnswer> {
  const received = readLiveIntent(name, payload);
  if (!received) return refuse('bad-message');
  const by = senderOf(socket, latencies(socket));
  if (!by || !name.startsWith(`${by.role}:`)) return refuse('not-allowed');
  if (!(await isStillHolder(socket))) {
    socket.disconnect(true);
    return refuse('not-allowed');
  }
  const room = await rooms.current(socket.data.holder.finalId);
  return room ? room.submit({ ...received, by, at }) : refuse('not-now');
}

/** Who sends, by the proof the socket came with; null for screens that only show. */
function senderOf(
  { data }: LiveSocket,
  latencies: { latencyMs: number; slowestMs: number }
): Sender | null {
  const { audience, id } = data.holder;
  if (audience.kind === 'operator' && id !== null) return { role: 'host', id };
  if (audience.kind === 'team') return { role: 'team', id: audience.teamId, ...latencies };
  return null;
}
