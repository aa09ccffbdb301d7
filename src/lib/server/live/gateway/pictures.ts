import type { Audience } from '../../../domain/live/views.ts';
import type { Handshake } from '../../../schema/live-wire.ts';
import type { Ctx } from '../../ctx.ts';
import type { Room } from '../room.ts';
import type { Rooms } from '../rooms.ts';
import { pictureFor } from '../picture.ts';
import type { LiveServer, LiveSocket } from './socket.ts';
import { throttled } from './throttle.ts';

/** Those who act see a change at once, and the next one no sooner than this. */
const ACTING_MS = 25;
/** Phones of the audience, of which there are thousands. */
const WATCHING_MS = 150;

const ACTING: Audience['kind'][] = [
  'operator',
  'mc',
  'judge',
  'projector',
  'scoreboard',
  'lower-third'
];

/** The room of sockets of one audience. */
export const channelOf = (finalId: string, audience: Audience): string =>
  audience.kind === 'team' ? `${finalId}:team:${audience.teamId}` : `${finalId}:${audience.kind}`;

/** Sends every audience its picture when something changed for it: newest wins, nothing piles up. */
export function pictures(ctx: Pick<Ctx, 'now'>, rooms: Rooms, io: LiveServer) {
  const watched = new Map<string, { room: Room; end: () => void }>();

  /** Follows what the screens of this final show now. */
  async function follow(finalId: string): Promise<Room | null> {
    const room = await rooms.current(finalId);
    const known = watched.get(finalId);
    if (!room || known?.room === room) return room;
    known?.end();
    const sent = new Map<string, string>();
    const acting = throttled(ACTING_MS, () => send(room, sent, actingIn(room)));
    const watching = throttled(WATCHING_MS, () => send(room, sent, [{ kind: 'spectator' }]));
    const stop = room.onChange(() => {
      acting.run();
      watching.run();
    });
    watched.set(finalId, {
      room,
      end: () => {
        stop();
        acting.stop();
        watching.stop();
      }
    });
    return room;
  }

  function send(room: Room, sent: Map<string, string>, audiences: readonly Audience[]): void {
    for (const audience of audiences) {
      const channel = channelOf(room.finalId, audience);
      if (!io.sockets.adapter.rooms.has(channel)) {
        sent.delete(channel);
        continue;
      }
      const picture = pictureFor(ctx, room, audience);
      const view = JSON.stringify(picture.view);
      if (sent.get(channel) === view) continue;
      sent.set(channel, view);
      io.to(channel).emit('live:picture', picture);
    }
  }

  const endSwitch = rooms.onSwitch((finalId) => {
    void follow(finalId).then((room) => {
      if (room) send(room, new Map(), [...actingIn(room), { kind: 'spectator' }]);
    });
  });

  return {
    /** The first picture of a screen that connects, unless it has it already. */
    welcome: async (socket: LiveSocket, has: Handshake['has']): Promise<void> => {
      const { finalId, audience } = socket.data.holder;
      const room = await follow(finalId);
      if (!room) return;
      const { view, ...current } = pictureFor(ctx, room, audience);
      const isNewest = has?.epoch === current.epoch && has.seq === current.seq;
      if (isNewest) socket.emit('live:current', current);
      else socket.emit('live:picture', { ...current, view });
    },
    close: (): void => {
      endSwitch();
      for (const { end } of watched.values()) end();
      watched.clear();
    }
  };
}

const actingIn = ({ programme }: Room): Audience[] => [
  ...programme.teams.map((team): Audience => ({ kind: 'team', teamId: team.id })),
  ...ACTING.map((kind) => ({ kind }) as Audience)
];
