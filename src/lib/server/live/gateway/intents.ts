import type { Sender } from '../../../domain/live/command.ts';
import type { Place } from '../../../domain/quiz/places.ts';
import { liveIntents, readLiveIntent, type LiveIntentName } from '../../../schema/live.ts';
import {
  calibrationMessages,
  type WireAnswer,
  type WireRefusal
} from '../../../schema/live-wire.ts';
import type { Ctx } from '../../ctx.ts';
import type { Standing } from '../deciding.ts';
import type { Rooms } from '../rooms.ts';
import type { calibrations } from './calibration.ts';
import type { LiveSocket } from './socket.ts';

type AsideName = keyof typeof calibrationMessages;

/** What the gateway knows that a message does not say. */
export type Knowledge = {
  rooms: Rooms;
  calibration: ReturnType<typeof calibrations>;
  /** May the holder still act? Asked for every message, because rights end (B-A5). */
  standingOf: (socket: LiveSocket) => Promise<Standing>;
  /** One-way latencies: of the socket's own line, and of the slowest device of its final. */
  latencies: (socket: LiveSocket) => { latencyMs: number; slowestMs: number };
};

/** A message with the time at which it came: before anything is awaited (R4). */
type Message<Name extends string> = { name: Name; payload: unknown; at: number };

const refuse = (refusal: WireRefusal): WireAnswer => ({ ok: false, refusal });

/** Takes the messages of the show from this socket: schema, who, when, and on to the room (R10). */
export function takeIntents(ctx: Ctx, socket: LiveSocket, known: Knowledge): void {
  for (const name of Object.keys(liveIntents) as LiveIntentName[]) {
    on(name, (message) =>
      name === 'audience:answer'
        ? takeSpectator(socket, known, message)
        : takeIntent(socket, known, { ...message, name })
    );
  }
  for (const name of Object.keys(calibrationMessages) as AsideName[]) {
    on(name, (message) => takeCalibration(socket, known, { ...message, name }));
  }

  function on(
    name: LiveIntentName | AsideName,
    take: (message: Message<string>) => Promise<WireAnswer>
  ): void {
    socket.on(name, (payload: unknown, answer: unknown) => {
      const at = ctx.now();
      const reply = typeof answer === 'function' ? (answer as (said: WireAnswer) => void) : null;
      take({ name, payload, at })
        .catch((error: unknown) => {
          ctx.log.error({ error, name }, 'a message of the show failed');
          return refuse('unavailable');
        })
        .then((said) => {
          if (!said.ok && said.refusal === 'not-allowed') {
            const { audience, id, finalId } = socket.data.holder;
            ctx.log.warn({ name, audience, id, finalId }, 'a message that its sender may not send');
          }
          reply?.(said);
        })
        .catch((error: unknown) => ctx.log.error({ error, name }, 'an answer was not sent'));
    });
  }
}

async function takeIntent(
  socket: LiveSocket,
  { rooms, standingOf, latencies }: Knowledge,
  { name, payload, at }: Message<LiveIntentName>
): Promise<WireAnswer> {
  const received = readLiveIntent(name, payload);
  if (!received) return refuse('bad-message');
  const by = senderOf(socket, latencies(socket));
  if (!by || !name.startsWith(`${by.role}:`)) return refuse('not-allowed');
  const standing = standingOf(socket);
  const room = await rooms.current(socket.data.holder.finalId);
  return room ? room.submit({ ...received, by, at, standing }) : refuse('not-now');
}

/** An answer of the audience. A phone without a name may watch, not answer. */
async function takeSpectator(
  { data }: LiveSocket,
  { rooms }: Knowledge,
  { payload, at }: Message<string>
): Promise<WireAnswer> {
  const parsed = liveIntents['audience:answer'].safeParse(payload);
  if (!parsed.success) return refuse('bad-message');
  const { audience, id, finalId } = data.holder;
  if (audience.kind !== 'spectator' || id === null) return refuse('not-allowed');
  const room = await rooms.current(finalId);
  if (!room) return refuse('not-now');
  const { windowId, place, epoch } = parsed.data;
  if (epoch !== undefined && epoch !== room.epoch) return refuse('stale');
  return room.takeAnswer({ spectatorId: id, windowId, place: place as Place, at });
}

async function takeCalibration(
  socket: LiveSocket,
  { rooms, standingOf, latencies, calibration }: Knowledge,
  { name, payload, at }: Message<AsideName>
): Promise<WireAnswer> {
  const parsed = calibrationMessages[name].safeParse(payload);
  if (!parsed.success) return refuse('bad-message');
  const { finalId, audience } = socket.data.holder;
  const { latencyMs } = latencies(socket);
  const wanted = name === 'host:calibrate' ? 'operator' : 'team';
  if (audience.kind !== wanted) return refuse('not-allowed');
  const standing = await standingOf(socket);
  if (standing !== 'holds') return refuse(standing === 'lost' ? 'not-allowed' : 'unavailable');
  const room = await rooms.current(finalId);
  if (!room) return refuse('not-now');
  const { round } = parsed.data as { round?: number };
  const refusal =
    audience.kind === 'team' && round !== undefined
      ? calibration.press(room, { teamId: audience.teamId, round, at, latencyMs })
      : calibration.begin(room, at);
  return refusal ? refuse(refusal) : { ok: true, seq: room.state().log.length };
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
