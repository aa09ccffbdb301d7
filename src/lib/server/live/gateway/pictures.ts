import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Audience } from '../../../domain/live/views.ts';
import type { Ctx } from '../../ctx.ts';
import { isIn, pictureFor } from '../picture.ts';
import type { Room } from '../room.ts';
import type { Rooms } from '../rooms.ts';
import { throttled } from '../throttle.ts';
import { actingAudiences, channelOf, spectatorChannels } from './channels.ts';
import type { LiveServer, LiveSocket } from './socket.ts';

/** Those who act see a change at once, and the next one no sooner than this. */
const ACTING_MS = 25;
/** Phones of the audience, of which there are thousands, one group after another. */
const WATCHING_MS = 150;

const SPECTATOR: Audience = { kind: 'spectator' };

type Watched = { room: Room; sendAll: () => void; end: () => void };

/** Sends every audience its picture when something changed for it: newest wins, nothing piles up. */
export function pictures(ctx: Pick<Ctx, 'now' | 'log'>, rooms: Rooms, io: LiveServer) {
  const watched = new Map<string, Watched>();
  const isThere = (channel: string): boolean => io.sockets.adapter.rooms.has(channel);

  /** Follows what the screens of this final show now. */
  async function follow(finalId: string): Promise<Room | null> {
    const room = await rooms.current(finalId);
    const known = watched.get(finalId);
    if (known?.room === room) return room;
    known?.end();
    watched.delete(finalId);
    if (room) watched.set(finalId, watch(room));
    if (known) sendNothing(known.room, room);
    return room;
  }

  /** Tells screens of what was shown before that have no part in what is shown now. */
  function sendNothing({ finalId, programme }: Room, now: Room | null): void {
    const without = actingAudiences(programme).filter((audience) => !now || !isIn(now, audience));
    const phones = now ? [] : spectatorChannels(finalId);
    for (const channel of [...without.map((one) => channelOf(finalId, one)), ...phones]) {
      io.to(channel).emit('live:nothing');
    }
  }

  function watch(room: Room): Watched {
    const sent = new Map<string, string>();
    const acting = throttled(ACTING_MS, () => sendToActing(room, sent));
    const watching = throttled(WATCHING_MS, () => sendToSpectators(room, sent));
    const sendAll = (): void => {
      acting.run();
      watching.run();
    };
    const stop = room.onChange(sendAll);
    const end = (): void => {
      stop();
      acting.stop();
      watching.stop();
    };
    return { room, sendAll, end };
  }

  function sendToActing(room: Room, sent: Map<string, string>): void {
    for (const audience of actingAudiences(room.programme)) {
      const channel = channelOf(room.finalId, audience);
      try {
        if (isThere(channel)) sendTo(room, audience, channel, sent);
      } catch (error) {
        // The other screens get theirs, and the process goes on: a timer may have run this.
        ctx.log.error({ error, finalId: room.finalId, audience }, 'a screen got no picture');
      }
    }
  }

  function sendTo(
    room: Room,
    audience: Audience,
    channel: string,
    sent: Map<string, string>
  ): void {
    const picture = pictureFor(ctx, room, audience);
    const view = JSON.stringify(picture.view);
    if (sent.get(channel) === view) return;
    sent.set(channel, view);
    io.to(channel).emit('live:picture', picture);
  }

  /** Between the groups whoever acts is heard and answered (F51). */
  async function sendToSpectators(room: Room, sent: Map<string, string>): Promise<void> {
    const channels = spectatorChannels(room.finalId).filter(isThere);
    if (channels.length === 0) return;
    try {
      await nextTurn();
      const picture = pictureFor(ctx, room, SPECTATOR);
      const view = JSON.stringify(picture.view);
      if (sent.get(SPECTATOR.kind) === view) return;
      sent.set(SPECTATOR.kind, view);
      for (const channel of channels) {
        io.to(channel).emit('live:picture', picture);
        await nextTurn();
      }
    } catch (error) {
      ctx.log.error({ error, finalId: room.finalId }, 'the audience got no picture');
    }
  }

  /** Brings the screens of a final to what they should show now. */
  async function refresh(finalId: string): Promise<void> {
    try {
      await follow(finalId);
      watched.get(finalId)?.sendAll();
    } catch (error) {
      ctx.log.error({ error, finalId }, 'the screens of a final could not be changed over');
    }
  }

  const endSwitch = rooms.onSwitch((finalId) => void refresh(finalId));

  return {
    /** The first picture of a screen that connects, unless it has it already. */
    welcome: async (socket: LiveSocket): Promise<void> => {
      const { holder, has } = socket.data;
      const room = await follow(holder.finalId);
      if (!room) return;
      if (!isIn(room, holder.audience)) {
        socket.emit('live:nothing');
        return;
      }
      const { view, ...current } = pictureFor(ctx, room, holder.audience);
      const isNewest = has?.epoch === current.epoch && has.seq === current.seq;
      if (isNewest) socket.emit('live:current', current);
      else socket.emit('live:picture', { ...current, view });
    },
    /** What the screens of a final show, if they show anything. */
    shown: (finalId: string): Room | null => watched.get(finalId)?.room ?? null,
    /** Looks for something to show to screens that have nothing yet: a final that was sealed. */
    lookFor: async (finalIds: Iterable<string>): Promise<void> => {
      for (const finalId of finalIds) if (!watched.has(finalId)) await refresh(finalId);
    },
    close: (): void => {
      endSwitch();
      for (const { end } of watched.values()) end();
      watched.clear();
    }
  };
}
