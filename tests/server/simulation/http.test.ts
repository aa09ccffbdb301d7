import { once } from 'node:events';
import { Agent, createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { Browser } from '#lib/simulation/http.ts';

const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

/** A server that hangs up on these requests, counted over all connections, instead of answering. */
async function hangsUpOn(numbers: readonly number[]) {
  const sockets = new Set<Socket>();
  let requests = 0;
  const server: Server = createServer((request, response) => {
    requests += 1;
    sockets.add(request.socket);
    if (numbers.includes(requests)) request.socket.resetAndDestroy();
    else request.pipe(response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const agent = new Agent({ keepAlive: true });
  open.push(
    () => agent.destroy(),
    () => server.close()
  );
  const { port } = server.address() as AddressInfo;
  return { browser: new Browser(`http://127.0.0.1:${port}`, agent), sockets };
}

it('sends once more what went into a kept connection as it closed, as browsers do', async () => {
  const { browser, sockets } = await hangsUpOn([2]);
  await browser.postForm('/', { a: '1' });
  const reply = await browser.postForm('/', { a: '2' });
  expect(reply.body).toBe('a=2');
  expect(sockets.size).toBe(2);
});

it('says so when a new connection is closed', async () => {
  const { browser } = await hangsUpOn([1]);
  await expect(browser.get('/')).rejects.toThrow('ECONNRESET');
});

it('says so when the second connection closes as well', async () => {
  const { browser } = await hangsUpOn([2, 3]);
  await browser.get('/');
  await expect(browser.get('/')).rejects.toThrow('ECONNRESET');
});
