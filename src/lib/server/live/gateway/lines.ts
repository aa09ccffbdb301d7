import { randomBytes } from 'node:crypto';
import { latencyFrom } from '../../../domain/live/latency.ts';
import { webSocketOf, type FrameSocket, type LiveSocket } from './socket.ts';

/** A device is measured so often; at the beginning several times, to know it soon. */
const EVERY_MS = 2000;
const FIRST_MS = [0, 150, 300, 450, 600];

/** An echo that comes later than this says nothing about the line. */
const LATE_MS = 2000;

/** How many measurements count, and how many are remembered to judge the line by. */
const NEWEST = 9;
const REMEMBERED = 30;

/** The line to one device. */
export type Line = {
  /** One way, in milliseconds, as the server measured it; 0 where it cannot be measured. */
  latencyMs: () => number;
  /** The slowest trip of late: so long a press may be under way. */
  slowestMs: () => number;
  /** As the operator sees it: null before the first measurement. */
  measured: () => { latencyMs: number; jitterMs: number } | null;
  /** Measurements of late that had no echo in time. */
  late: () => number;
  stop: () => void;
};

/**
 * Measures a line with ping frames of the WebSocket protocol. Browsers answer them by themselves,
 * out of reach of any page. Each ping is a secret of its own, told with the question: nobody answers
 * before it was asked, twice, or with an older one (idea 5). A line without WebSocket is not measured and not corrected (F29).
 */
export function measureLine(socket: LiveSocket): Line {
  const asked = new Map<string, number>();
  let roundTripsMs: number[] = [];
  let wasLate: boolean[] = [];
  let measured: FrameSocket | null = null;

  function ask(): void {
    forgetLate();
    const webSocket = webSocketOf(socket);
    if (!webSocket || webSocket.readyState !== webSocket.OPEN) return;
    if (measured !== webSocket) {
      measured = webSocket;
      webSocket.on('pong', heard);
    }
    const payload = randomBytes(16);
    asked.set(payload.toString('base64'), performance.now());
    webSocket.ping(payload);
  }

  function heard(payload: Buffer): void {
    forgetLate();
    const echo = payload.toString('base64');
    const sentAt = asked.get(echo);
    if (sentAt === undefined) return;
    asked.delete(echo);
    roundTripsMs = [...roundTripsMs, performance.now() - sentAt].slice(-REMEMBERED);
    wasLate = [...wasLate, false].slice(-REMEMBERED);
  }

  function forgetLate(): void {
    for (const [echo, sentAt] of asked) {
      if (performance.now() - sentAt <= LATE_MS) continue;
      asked.delete(echo);
      wasLate = [...wasLate, true].slice(-REMEMBERED);
    }
  }

  const first = FIRST_MS.map((wait) => setTimeout(ask, wait));
  const interval = setInterval(ask, EVERY_MS);
  return {
    latencyMs: () => latencyFrom(roundTripsMs),
    slowestMs: () => Math.max(0, ...roundTripsMs.slice(-NEWEST)) / 2,
    measured: () => {
      if (roundTripsMs.length === 0) return null;
      const newest = roundTripsMs.slice(-NEWEST);
      const spread = (Math.max(...newest) - Math.min(...newest)) / 2;
      return { latencyMs: latencyFrom(roundTripsMs), jitterMs: Math.round(spread) };
    },
    late: () => wasLate.filter(Boolean).length,
    stop: () => {
      clearInterval(interval);
      for (const timer of first) clearTimeout(timer);
      measured?.off('pong', heard);
    }
  };
}
