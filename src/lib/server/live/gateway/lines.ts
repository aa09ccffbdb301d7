import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { WebSocket } from 'ws';
import { latencyFrom } from '../../../domain/live/latency.ts';
import type { LiveSocket } from './socket.ts';

/** A device is measured so often; at the beginning several times, to know it soon. */
const EVERY_MS = 2000;
const FIRST_MS = [0, 150, 300, 450, 600];
const MOST_SAMPLES = 30;

/** The line to one device. */
export type Line = {
  /** One way, in milliseconds, as the server measured it; 0 where it cannot be measured. */
  latencyMs: () => number;
  /** Round trips, newest last. */
  roundTripsMs: () => readonly number[];
  stop: () => void;
};

/**
 * Measures a line with ping frames of the WebSocket protocol. Browsers answer them by themselves:
 * no page can answer later to look slower, and the signed payload keeps anybody from answering
 * before it was asked (idea 5). A line without WebSocket is not measured and not corrected (F29).
 */
export function measureLine(socket: LiveSocket): Line {
  const key = randomBytes(32);
  const roundTripsMs: number[] = [];
  let asked: { sentAt: number; payload: Buffer } | null = null;
  let measured: WebSocket | null = null;

  function ask(): void {
    const webSocket = webSocketOf(socket);
    if (!webSocket || webSocket.readyState !== webSocket.OPEN) return;
    if (measured !== webSocket) {
      measured = webSocket;
      webSocket.on('pong', heard);
    }
    const sentAt = performance.now();
    asked = { sentAt, payload: signed(key, sentAt) };
    webSocket.ping(asked.payload);
  }

  function heard(payload: Buffer): void {
    if (!asked || payload.length !== asked.payload.length) return;
    if (!timingSafeEqual(payload, asked.payload)) return;
    roundTripsMs.push(performance.now() - asked.sentAt);
    if (roundTripsMs.length > MOST_SAMPLES) roundTripsMs.shift();
    asked = null;
  }

  const first = FIRST_MS.map((wait) => setTimeout(ask, wait));
  const interval = setInterval(ask, EVERY_MS);
  return {
    latencyMs: () => latencyFrom(roundTripsMs),
    roundTripsMs: () => roundTripsMs,
    stop: () => {
      clearInterval(interval);
      for (const timer of first) clearTimeout(timer);
      measured?.off('pong', heard);
    }
  };
}

function signed(key: Buffer, sentAt: number): Buffer {
  const nonce = Buffer.concat([randomBytes(8), Buffer.alloc(8)]);
  nonce.writeDoubleBE(sentAt, 8);
  return Buffer.concat([nonce, createHmac('sha256', key).update(nonce).digest()]);
}

/** The frame layer below Socket.IO, which it does not declare. */
function webSocketOf(socket: LiveSocket): WebSocket | null {
  const { transport } = socket.conn as { transport: { name: string; socket?: WebSocket } };
  return transport.name === 'websocket' ? (transport.socket ?? null) : null;
}
