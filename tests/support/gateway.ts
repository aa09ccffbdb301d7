import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import type { Role } from '#lib/domain/auth/roles.ts';
import type { Handshake, Picture, ScreenKind, WireAnswer } from '#lib/schema/live-wire.ts';
import * as auth from '#lib/server/auth/service.ts';
import type { Forwarding } from '#lib/server/client-address.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { claim, linkToken, newSpectator } from '#lib/server/live/device.ts';
import { makeGateway } from '#lib/server/live/gateway/gateway.ts';
import { makeRooms, type Rooms } from '#lib/server/live/rooms.ts';
import type { SmallFinal } from './final.ts';

type ConnectOptions = {
  cookie?: string;
  transports?: ('websocket' | 'polling')[];
  has?: Handshake['has'];
  headers?: Record<string, string>;
};

/** A screen with what it has been told. */
export type TestScreen = {
  socket: Socket;
  /** Every picture it got, oldest first. */
  pictures: Picture[];
  /** All data that came up its line, as text. */
  frames: string[];
  /** The first picture that fits, those included that have come already. */
  picture: (fits?: (picture: Picture) => boolean) => Promise<Picture>;
  /** The next message of this name. */
  next: <Message>(name: string) => Promise<Message>;
  /** Why it was refused, or why its line ended. */
  ended: Promise<string>;
  send: (name: string, payload: object) => Promise<WireAnswer>;
};

/** A gateway on a free port, over rooms of its own. */
export type TestGateway = {
  url: string;
  rooms: Rooms;
  connect: (final: SmallFinal, screen: ScreenKind, options?: ConnectOptions) => TestScreen;
  close: () => Promise<void>;
};

let counter = 0;
/** An id that no other message has. */
export const newId = (): string => (++counter).toString(16).padStart(32, '0');

export async function openGateway(
  ctx: Ctx,
  forwarding: Forwarding = { header: null, depth: 1 }
): Promise<TestGateway> {
  const rooms = makeRooms(ctx);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gateway = makeGateway(ctx, rooms, { origin: undefined, forwarding });
  gateway.attach(server);
  const open: Socket[] = [];
  return {
    url,
    rooms,
    connect: (
      final,
      screen,
      { cookie = '', transports = ['websocket'], has = null, headers } = {}
    ) => {
      const socket = io(url, {
        path: '/sockets/',
        transports,
        forceNew: true,
        reconnection: false,
        auth: { finalId: final.finalId, screen, has },
        extraHeaders: { origin: url, cookie, ...headers }
      });
      open.push(socket);
      return screenOf(socket);
    },
    close: async () => {
      for (const socket of open) socket.disconnect();
      gateway.close();
      rooms.close();
      server.close();
      server.closeAllConnections();
    }
  };
}

function screenOf(socket: Socket): TestScreen {
  const pictures: Picture[] = [];
  const frames: string[] = [];
  const waiting = new Set<() => void>();
  socket.io.on('open', () => {
    socket.io.engine.on('data', (data: unknown) => frames.push(String(data)));
  });
  socket.on('live:picture', (picture: Picture) => {
    pictures.push(picture);
    for (const look of waiting) look();
  });
  return {
    socket,
    pictures,
    frames,
    picture: (fits = () => true) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pictures.find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        socket.once('connect_error', reject);
        look();
      }),
    next: (name) => new Promise((resolve) => socket.once(name, resolve)),
    ended: new Promise((resolve) => {
      socket.once('connect_error', (error: Error) => resolve(error.message));
      socket.once('disconnect', resolve);
    }),
    send: (name, payload) => socket.emitWithAck(name, payload) as Promise<WireAnswer>
  };
}

/** A new account with this role in the contest, signed in. */
export async function staffCookie(
  ctx: Ctx,
  { contestId }: Pick<SmallFinal, 'contestId'>,
  role: Role
): Promise<{ cookie: string; token: string; loginName: string }> {
  const loginName = `${role.replaceAll('_', '')}${newId().slice(-4)}`;
  const password = 'mật khẩu dài';
  const grants = [{ role, scope: { kind: 'contest', contestId } }] as const;
  await auth.putStaffAccount(ctx, { loginName, displayName: 'Điều hành', password, grants });
  const signedIn = await auth.signIn(ctx, { loginName, password }, loginName);
  if (!signedIn.ok) throw new Error(signedIn.refusal);
  const { token } = signedIn.value;
  return { cookie: `session=${token}`, token, loginName };
}

/** The cookie of a device that has just opened the link of a team. */
export async function teamCookie(ctx: Ctx, teamId: string): Promise<string> {
  const claimed = await claim(ctx, linkToken(ctx, { id: teamId, linkVersion: 1 }));
  if (!claimed.ok) throw new Error(claimed.refusal);
  return `live-device=${claimed.value.cookie}`;
}

export const spectatorCookie = (ctx: Ctx): string => `live-spectator=${newSpectator(ctx)}`;
