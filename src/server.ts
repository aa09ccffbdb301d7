import { once } from 'node:events';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endSlowClients } from '#lib/server/front-door/slow-clients.ts';
import { FAIL_STOP } from '#lib/server/fail-stop.ts';

type Built = { server: { server: Server } };

/**
 * How long a connection may stay open between two requests. Node's five seconds end just when a
 * page asks again for its place in the queue, and a proxy that keeps its connections for a minute
 * would send requests into closed ones.
 */
const KEEP_ALIVE_MS = 75_000;

/** The production entry: adapter-node's own server, listening. */
export const server: Promise<Server> = start();

async function start(): Promise<Server> {
  process.on('uncaughtException', lastResort);
  const built = (await import(pathToFileURL(resolve('build/index.js')).href)) as Built;
  const { server } = built.server;
  if (!server.listening) await once(server, 'listening');
  globalThis.hoiThiSockets?.(server);
  putFrontDoorBefore(server);
  endSlowClients(server);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

/** Every request passes the front door first; what it does not answer goes on as it came. */
function putFrontDoorBefore(server: Server): void {
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    // Without a proxy this connection is plain http; nobody else may say otherwise.
    request.headers['x-hoi-thi-protocol'] = 'http';
    if (globalThis.hoiThiFrontDoor?.(request, response)) return;
    for (const listener of listeners) listener.call(server, request, response);
  });
}

/**
 * The last-resort handler (ASVS 16.5.4). A page file that was rebuilt under a running server is one
 * failed request and no reason to end; whatever else got this far is our bug, and a restart from
 * the database is safer than going on.
 */
function lastResort(error: NodeJS.ErrnoException): void {
  const isRebuilt = error.code === 'ENOENT' && error.path?.includes(join('build', 'client'));
  process.stderr.write(`${JSON.stringify({ level: 'fatal', isRebuilt, error: error.stack })}\n`);
  if (!isRebuilt) process.exit(FAIL_STOP);
}
