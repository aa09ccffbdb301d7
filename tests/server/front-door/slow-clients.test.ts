import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { slowClients } from '#lib/server/front-door/slow-clients.ts';

const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

/** A server whose clock is ours; it answers with the number of bytes that came. */
async function watched() {
  const clock = { now: 0 };
  const clients = slowClients(() => clock.now);
  const server: Server = createServer();
  server.on('connection', clients.connected);
  server.on('request', clients.requested);
  server.on('request', (request, response) => {
    if (request.url === '/busy') return;
    let bytes = 0;
    request.on('data', (piece: Buffer) => (bytes += piece.length));
    request.on('end', () => response.end(String(bytes)));
    request.on('error', () => undefined);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  open.push(
    () => server.closeAllConnections(),
    () => server.close()
  );
  const { port } = server.address() as AddressInfo;
  const dial = async (): Promise<{ socket: Socket; said: Promise<string> }> => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (piece) => (text += String(piece)));
    socket.on('error', () => undefined);
    const arrived = once(server, 'connection');
    await Promise.all([once(socket, 'connect'), arrived]);
    return { socket, said: once(socket, 'close').then(() => text) };
  };
  /** Sends this and waits until the server has it. */
  const send = async (socket: Socket, text: string, on: Promise<unknown>): Promise<void> => {
    socket.write(text);
    await on;
  };
  return { server, clients, clock, dial, send };
}

const head = (path: string, length: number): string =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: ${length}\r\n\r\n`;

it('ends headers that never end, and says so (F39)', async () => {
  const { server, clients, clock, dial } = await watched();
  const arrived = once(server, 'connection') as Promise<[Socket]>;
  const { socket, said } = await dial();
  const [own] = await arrived;
  socket.write('GET / HTTP/1.1\r\nx-');
  while (own.bytesRead === 0) await new Promise(setImmediate);
  clock.now = 19_000;
  clients.look();
  expect(own.destroyed).toBe(false);
  clock.now = 20_001;
  clients.look();
  expect(await said).toContain('408 Request Timeout');
});

it('ends a body of less than a kilobyte a second after half a minute, and no faster one', async () => {
  const { server, clients, clock, dial, send } = await watched();
  const slow = await dial();
  await send(slow.socket, `${head('/', 100_000)}xxx`, once(server, 'request'));
  const steady = await dial();
  const asked = once(server, 'request') as Promise<[IncomingMessage]>;
  await send(steady.socket, head('/', 100_000), asked);
  const [request] = await asked;
  steady.socket.write('x'.repeat(40_000));
  while (request.socket.bytesRead < 40_000) await new Promise(setImmediate);
  clock.now = 30_001;
  clients.look();
  expect(await slow.said).toContain('408');
  expect(request.socket.destroyed).toBe(false);
  steady.socket.end('x'.repeat(60_000));
  expect(await steady.said).toContain('100000');
});

it('leaves alone who waits for us, and a connection that is kept open', async () => {
  const { server, clients, clock, dial, send } = await watched();
  const waiting = await dial();
  const asked = once(server, 'request') as Promise<[IncomingMessage]>;
  await send(waiting.socket, `${head('/busy', 100)}xxx`, asked);
  const [request] = await asked;
  while (request.readableLength === 0) await new Promise(setImmediate);
  const idle = await dial();
  const done = once(idle.socket, 'data');
  await send(idle.socket, `${head('/', 1)}x`, done);
  for (const now of [31_000, 62_000, 93_000]) {
    clock.now = now;
    clients.look();
  }
  expect(request.socket.destroyed).toBe(false);
  expect(idle.socket.readyState).toBe('open');
});
