import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { handshake, type WireAnswer } from '../../../schema/live-wire.ts';
import { addressToBrake, clientAddress, type Forwarding } from '../../client-address.ts';
import type { Ctx } from '../../ctx.ts';
import { isSameOrigin } from '../../front-door/request.ts';
import { originWatch } from '../../front-door/wrong-origin.ts';
import type { Rooms } from '../rooms.ts';
import { holderOf } from './access.ts';
import { calibrations } from './calibration.ts';
import { makeCaps } from './caps.ts';
import { channelOf, makeSpectatorGroups } from './channels.ts';
import { makeCredits } from './credits.ts';
import { deviceStatuses } from './devices.ts';
import { takeIntents, type Knowledge } from './intents.ts';
import { measureLine, type Line } from './lines.ts';
import { pictures } from './pictures.ts';
import { rights } from './rights.ts';
import { backlogOf, type LiveServer, type LiveSocket } from './socket.ts';
import { everySecond } from './sweep.ts';

export type Gateway = {
  /** Takes the sockets of this server; a second time does nothing. */
  attach: (server: HttpServer) => void;
  /** Ends all connections: a server with open sockets does not stop by itself. */
  close: () => void;
};

/** No message of a device comes near this. */
const LARGEST_MESSAGE = 16 * 1024;

/** A reader that is so far behind is cut off; it comes back to the newest picture (F39). */
const LARGEST_BACKLOG = 1024 * 1024;

/** Whoever opens a connection says what it is for before this. */
const SILENCE_MS = 10_000;

/** What the gateway must know of its surroundings: its own address, and how the client's is told. */
export type Outside = { origin: string | undefined; forwarding: Forwarding };

/** Where screens connect. */
export const SOCKET_PATH = '/sockets/';

/** The one place that knows sockets (ARCHITECTURE 1). */
export function makeGateway(ctx: Ctx, rooms: Rooms, { origin, forwarding }: Outside): Gateway {
  const io: LiveServer = new Server({
    path: SOCKET_PATH,
    serveClient: false,
    maxHttpBufferSize: LARGEST_MESSAGE,
    perMessageDeflate: false,
    pingInterval: 5000,
    pingTimeout: 5000,
    connectTimeout: SILENCE_MS,
    // Nothing else looks at the origin of a WebSocket, `cors` included (B-W2).
    allowRequest: (request, answer) => {
      if (isFromHere(request, origin)) return answer(null, true);
      answer(originWatch(ctx, origin).note(request) ? 'wrong-origin' : 'cross-site', false);
    }
  });
  const caps = makeCaps();
  const groupOf = makeSpectatorGroups();
  const shown = pictures(ctx, rooms, io);
  const lines = new Map<LiveSocket, Line>();
  const devices = deviceStatuses(io, (socket) => lines.get(socket) ?? null);
  const calibration = calibrations(io);
  const { standingOf, sweep } = rights(ctx, rooms, io, origin);
  const known: Knowledge = { rooms, calibration, standingOf, latencies };
  let attached: HttpServer | null = null;

  function latencies(socket: LiveSocket): { latencyMs: number; slowestMs: number } {
    const { finalId } = socket.data.holder;
    const all = [...lines].filter(([one]) => one.data.holder.finalId === finalId);
    return {
      latencyMs: lines.get(socket)?.latencyMs() ?? 0,
      slowestMs: Math.max(0, ...all.map(([, line]) => line.slowestMs()))
    };
  }

  io.use((socket, next) => {
    admit(socket).then(
      (refusal) => next(refusal === null ? undefined : new Error(refusal)),
      (error: unknown) => {
        ctx.log.error({ error }, 'a screen could not be admitted');
        next(new Error('unavailable'));
      }
    );
  });

  async function admit(socket: LiveSocket): Promise<'not-allowed' | 'too-many' | null> {
    if (!caps.mayAsk(socket.conn)) {
      socket.conn.close();
      return 'too-many';
    }
    const said = handshake.safeParse(socket.handshake.auth);
    const holder = said.success && (await holderOf(ctx, rooms, origin, socket.request, said.data));
    if (!holder) return 'not-allowed';
    const address = addressToBrake(clientAddress(socket.request, forwarding));
    const places = [caps.ofAddress(holder, address), caps.ofHolder(holder, address)];
    const leave = (): void => places.forEach((giveBack) => giveBack?.());
    const isGone = socket.conn.readyState !== 'open';
    if (isGone || places.includes(null)) {
      leave();
      return 'too-many';
    }
    socket.conn.once('close', leave);
    socket.data.holder = holder;
    socket.data.has = said.data.has;
    socket.data.credits = makeCredits(performance.now());
    return null;
  }

  io.on('connection', (socket) => {
    const { holder } = socket.data;
    // Any device may send an event of this name, and without a listener it would end the process.
    socket.on('error', () => socket.disconnect(true));
    socket.use((event, next) => limit(socket, event, next));
    const { kind } = holder.audience;
    void socket.join(
      kind === 'spectator' ? groupOf(holder.finalId) : channelOf(holder.finalId, holder.audience)
    );
    if (kind === 'team') lines.set(socket, measureLine(socket));
    takeIntents(ctx, socket, known);
    socket.on('disconnect', () => {
      lines.get(socket)?.stop();
      lines.delete(socket);
    });
    welcome(socket).catch((error: unknown) => {
      ctx.log.error({ error }, 'a screen got no picture');
      socket.disconnect(true);
    });
  });

  async function welcome(socket: LiveSocket): Promise<void> {
    await shown.welcome(socket);
    calibration.tellOne(socket);
    const { finalId, audience } = socket.data.holder;
    const room = shown.shown(finalId);
    if (room && audience.kind === 'operator') devices.tellOne(socket, room.programme);
  }

  const clock = everySecond(ctx.log, async () => {
    await sweep();
    const finalIds = new Set<string>();
    for (const socket of io.sockets.sockets.values()) {
      finalIds.add(socket.data.holder.finalId);
      if (backlogOf(socket) > LARGEST_BACKLOG) socket.disconnect(true);
    }
    await shown.lookFor(finalIds);
    for (const finalId of finalIds) {
      const room = shown.shown(finalId);
      if (!room) continue;
      calibration.endWhenOver(room, ctx.now());
      devices.tell(room.programme);
    }
  });
  const endRecheck = rooms.onRecheck((finalId) => void sweep(finalId));

  return {
    attach: (server) => {
      if (attached === server) return;
      attached = server;
      io.attach(server);
    },
    close: () => {
      clock.stop();
      endRecheck();
      shown.close();
      for (const line of lines.values()) line.stop();
      io.disconnectSockets(true);
      if (attached) io.engine.close();
    }
  };
}

/** A message too many is refused with a word; who goes on all the same is shut out (B-W9). */
function limit(socket: LiveSocket, event: readonly unknown[], next: () => void): void {
  const credit = socket.data.credits.spend(performance.now());
  if (credit === 'spent') {
    next();
    return;
  }
  if (credit === 'flood') socket.disconnect(true);
  const reply = event.at(-1);
  const answer: WireAnswer = { ok: false, refusal: 'too-fast' };
  if (typeof reply === 'function') (reply as (said: WireAnswer) => void)(answer);
}

/**
 * Browsers send no origin with a plain GET of their own site, which polling begins with; whatever
 * says where it comes from must come from here.
 */
function isFromHere(request: IncomingMessage, origin: string | undefined): boolean {
  const { origin: from, 'sec-fetch-site': site } = request.headers;
  if (from !== undefined) return isSameOrigin(request, origin);
  const isPlainGet = request.method === 'GET' && request.headers.upgrade === undefined;
  return isPlainGet && (site === undefined || site === 'same-origin');
}
