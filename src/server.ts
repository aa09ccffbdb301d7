import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

type Built = { server: { server: Server } };

/** The production entry: adapter-node's own server, listening. */
export const server: Promise<Server> = start();

async function start(): Promise<Server> {
  const built = (await import(pathToFileURL(resolve('build/index.js')).href)) as Built;
  const { server } = built.server;
  server.prependListener('request', noteProtocol);
  if (!server.listening) await once(server, 'listening');
  return server;
}

/** Without a proxy this connection is plain http; nobody else may say otherwise. */
function noteProtocol(request: IncomingMessage): void {
  request.headers['x-hoi-thi-protocol'] = 'http';
}
