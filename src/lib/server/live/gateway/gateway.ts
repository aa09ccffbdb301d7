import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { handshake } from '../../../schema/live-wire.ts';
import type { Ctx } from '../../ctx.ts';
import { isSameOrigin } from '../../front-door/request.ts';
import type { Rooms } from '../rooms.ts';
import { holderOf } from './access.ts';
import { makeCredits } from './credits.ts';
import { takeIntents } from './intents.ts';
import { measureLine, type Line } from './lines.ts';
import { channelOf, pictures } from './pictures.ts';
import type { LiveServer, LiveSocket } from './socket.ts';

export type Gateway = {
  /** Takes the sockets of this server; a second time does nothing. */
  attach: (server: HttpServer) => void;
  /** Ends all connections: a server with open sockets does not stop by itself. */
  close: () => void;
};

/** No message of a device comes near this. */
const LARGEST_MESSAGE = 16 * 1024;

/** Where screens connect. */
export const SOCKET_PATH = '/sockets/';

/** The one place that knows sockets (ARCHITECTURE 1). */
export function makeGateway(ctx: Ctx, rooms: Rooms, origin: string | undefined): Gateway {
  const io: LiveServer = new Server({
    path: SOCKET_PATH,
    serveClient: false,
    maxHttpBufferSize: LARGEST_MESSAGE,
    perMessageDeflate: false,
    pingInterval: 5000,
    pingTimeout: 5000,
    // Nothing else looks at the origin of a WebSocket, `cors` included (B-W2).
    allowRequest: (request, answer) => answer(null, isFromHere(request, origin))
  });
  const shown = pictures(ctx, rooms, io);
  const lines = new Map<LiveSocket, Line>();
  let attached: HttpServer | null = null;

  const holderAgain = async (socket: LiveSocket): Promise<boolean> => {
    const { finalId, audience } = socket.data.holder;
    const again = await holderOf(ctx, origin, socket.request, {
      finalId,
      screen: audience.kind,
      has: null
    });
    return again !== null && again.id === socket.data.holder.id;
  };

  const latencies = (socket: LiveSocket) => {
    const { finalId } = socket.data.holder;
    const all = [...lines].filter(([one]) => one.data.holder.finalId === finalId);
    return {
      latencyMs: lines.get(socket)?.latencyMs() ?? 0,
      slowestMs: Math.max(0, ...all.map(([, line]) => line.latencyMs()))
    };
  };

  io.use((socket, next) => {
    void admit(socket).then(
      (isAdmitted) => next(isAdmitted ? undefined : new Error('not-allowed')),
      (error: unknown) => {
        ctx.log.error({ error }, 'a screen could not be admitted');
        next(new Error('unavailable'));
      }
    );
  });

  async function admit(socket: LiveSocket): Promise<boolean> {
    const said = handshake.safeParse(socket.handshake.auth);
    const holder = said.success && (await holderOf(ctx, origin, socket.request, said.data));
    if (!holder) return false;
    socket.data.holder = holder;
    socket.data.credits = makeCredits(performance.now());
    return true;
  }

  io.on('connection', (socket) => {
    const { holder, credits } = socket.data;
    socket.use((_, next) => {
      if (credits.spend(performance.now())) next();
      else socket.disconnect(true);
    });
    void socket.join(channelOf(holder.finalId, holder.audience));
    if (holder.audience.kind === 'team') lines.set(socket, measureLine(socket));
    takeIntents(ctx, socket, { rooms, isStillHolder: holderAgain, latencies });
    socket.on('disconnect', () => {
      lines.get(socket)?.stop();
      lines.delete(socket);
    });
    const has = handshake.safeParse(socket.handshake.auth).data?.has ?? null;
    shown.welcome(socket, has).catch((error: unknown) => {
      ctx.log.error({ error }, 'a screen got no picture');
      socket.disconnect(true);
    });
  });

  return {
    attach: (server) => {
      if (attached === server) return;
      attached = server;
      io.attach(server);
    },
    close: () => {
      shown.close();
      for (const line of lines.values()) line.stop();
      io.disconnectSockets(true);
      if (attached) io.engine.close();
    }
  };
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
