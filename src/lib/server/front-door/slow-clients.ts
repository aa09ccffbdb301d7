import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Every so often is looked at who sends; a body must bring as much as this meanwhile (F39). */
const WINDOW_MS = 30_000;
const LEAST_BYTES = (1024 * WINDOW_MS) / 1000;

/** Headers are there after this, or the connection ends. */
const HEADERS_MS = 20_000;

const EVERY_MS = 2000;

type Body = { request: IncomingMessage; response: ServerResponse; since: number; from: number };

/** Since when a connection owes the headers of a request, and how many bytes it had brought then. */
type Owing = { since: number; from: number };

/**
 * Ends connections that keep places by sending next to nothing: headers that never end, bodies below
 * a kilobyte a second. Node's own limits are looked at too seldom and count no speed.
 *
 * @param now a monotonic clock in milliseconds
 */
export function slowClients(now: () => number = () => performance.now()) {
  const bodies = new Set<Body>();
  const owing = new Map<Socket, Owing>();

  function connected(socket: Socket): void {
    owing.set(socket, { since: now(), from: -1 });
    socket.once('close', () => owing.delete(socket));
  }

  function requested(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    owing.delete(socket);
    const body: Body = { request, response, since: now(), from: socket.bytesRead };
    if (!request.complete) bodies.add(body);
    request.once('close', () => bodies.delete(body));
    response.once('close', () => {
      bodies.delete(body);
      if (!socket.destroyed) owing.set(socket, { since: now(), from: socket.bytesRead });
    });
  }

  function look(): void {
    for (const body of bodies) lookAtBody(body);
    for (const [socket, { since, from }] of owing) {
      // A connection that is kept open and says nothing is Node's to end.
      const hasBegun = from < 0 || socket.bytesRead > from;
      if (!hasBegun) owing.set(socket, { since: now(), from });
      else if (now() - since > HEADERS_MS) timeOut(socket);
    }
  }

  function lookAtBody(body: Body): void {
    const { request, response, since, from } = body;
    if (request.complete) bodies.delete(body);
    // Bytes that lie here unread are not the sender's fault.
    else if (request.readableLength > 0 && request.readableFlowing !== true) startAnew(body);
    else if (now() - since > WINDOW_MS) {
      if (request.socket.bytesRead - from >= LEAST_BYTES) return startAnew(body);
      bodies.delete(body);
      if (response.headersSent) request.destroy();
      else timeOut(request.socket);
    }
  }

  const startAnew = (body: Body): void => {
    body.since = now();
    body.from = body.request.socket.bytesRead;
  };

  return {
    connected,
    requested,
    /** A connection that became a socket of the show owes no request any more. */
    upgraded: (socket: Socket): void => void owing.delete(socket),
    look
  };
}

function timeOut(socket: Socket): void {
  // Browsers open connections ahead of need: one that never said anything is ended without a word.
  if (socket.writable && socket.bytesRead > 0) {
    socket.end('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  }
  socket.destroySoon();
}

/** Watches the connections of a server as long as it listens. */
export function endSlowClients(server: Server): void {
  const clients = slowClients();
  server.on('connection', clients.connected);
  server.prependListener('request', clients.requested);
  server.on('upgrade', (request: IncomingMessage) => clients.upgraded(request.socket));
  const timer = setInterval(clients.look, EVERY_MS);
  timer.unref();
  server.once('close', () => clearInterval(timer));
}
