import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Picture, WireAnswer } from '#lib/schema/live-wire.ts';
import * as auth from '#lib/server/auth/service.ts';
import { claim, linkToken } from '#lib/server/live/device.ts';
import { makeGateway, type Gateway } from '#lib/server/live/gateway/gateway.ts';
import { makeRooms, type Rooms } from '#lib/server/live/rooms.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { makeSmallFinal, type SmallFinal } from '../../support/final.ts';

let counter = 0;
const commandId = (): string => (++counter).toString(16).padStart(32, '0');

describeOnEachDatabase('the gateway', (bench) => {
  let [server, rooms, gateway, final] = [] as unknown as [Server, Rooms, Gateway, SmallFinal];
  let url = '';
  const open: Socket[] = [];

  beforeAll(async () => {
    const { ctx } = bench();
    await makeSmallContest(ctx, {});
    final = await makeSmallFinal(ctx);
    rooms = makeRooms(ctx);
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    gateway = makeGateway(ctx, rooms, undefined);
    gateway.attach(server);
  });
  afterAll(() => {
    for (const socket of open) socket.disconnect();
    gateway.close();
    rooms.close();
    server.close();
  });

  function connect(screen: string, cookie = ''): Socket {
    const socket = io(url, {
      path: '/sockets/',
      transports: ['websocket'],
      auth: { finalId: final.finalId, screen, has: null },
      extraHeaders: { origin: url, cookie }
    });
    open.push(socket);
    return socket;
  }

  const picture = (socket: Socket): Promise<Picture> =>
    new Promise((resolve, reject) => {
      socket.once('live:picture', resolve);
      socket.once('connect_error', reject);
    });

  async function hostCookie(): Promise<string> {
    const { ctx } = bench();
    const grants = [
      { role: 'host', scope: { kind: 'contest', contestId: final.contestId } }
    ] as const;
    const account = { loginName: 'dieuhanh', displayName: 'Điều hành', password: 'mật khẩu dài' };
    await auth.putStaffAccount(ctx, { ...account, grants });
    const signedIn = await auth.signIn(ctx, account, '127.0.0.1');
    if (!signedIn.ok) throw new Error(signedIn.refusal);
    return `session=${signedIn.value.token}`;
  }

  it('shows the projector the show that the host begins', async () => {
    const projector = connect('projector');
    const before = await picture(projector);
    expect(before).toMatchObject({ seq: 0, view: { stage: { phase: 'waiting' } } });
    const host = connect('operator', await hostCookie());
    await picture(host);
    const after = picture(projector);
    const message = { id: commandId(), expected: 0 };
    const answer = (await host.emitWithAck('host:start-show', message)) as WireAnswer;
    expect(answer).toEqual({ ok: true, seq: 1 });
    expect(await after).toMatchObject({ seq: 1, view: { stage: { phase: 'interval' } } });
    expect(await host.emitWithAck('host:start-show', message)).toEqual(answer);
  });

  it('lets a device in by the link of its team, and nobody without', async () => {
    const team = final.programme.teams[0]!;
    const token = linkToken(bench().ctx, { id: team.id, linkVersion: 1 });
    const claimed = await claim(bench().ctx, token);
    if (!claimed.ok) throw new Error(claimed.refusal);
    const device = connect('team', `live-device=${claimed.value.cookie}`);
    expect(await picture(device)).toMatchObject({ view: { own: { teamId: team.id } } });
    await expect(picture(connect('team'))).rejects.toThrow('not-allowed');
    await expect(picture(connect('operator'))).rejects.toThrow('not-allowed');
  });

  describe('against hostile frames', () => {
    it('answers what is no message, and goes on', async () => {
      const projector = connect('projector');
      await picture(projector);
      projector.emit('host:start-show', null, 2, 'not a function');
      const answer: unknown = await projector.emitWithAck('host:start-show', { toString: 1 });
      expect(answer).toEqual({ ok: false, refusal: 'bad-message' });
    });
  });
});
