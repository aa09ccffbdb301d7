import type { Instant } from '../domain/core/time.ts';
import type { ClockSample } from './clock-offset.ts';
import { EPOCH_HEADER } from '../domain/core/epoch.ts';
import { hearEpoch } from './epoch.ts';
import { limitedFetch } from './limited-fetch.ts';

/** Nobody knows what the server did: the same may and must be sent again. */
export type Unknown = { kind: 'unknown' };
/** The server does not let this browser at what it asks for (any more). */
export type ShutOut = { kind: 'signed-out' } | { kind: 'not-found' };

export type Answer<Body> = { status: number; body: Body & { now: Instant }; clock: ClockSample };

const TIMEOUT_MS = 8000;

/** Asks an endpoint of ours. Nothing is ever thrown: what went wrong is part of the answer. */
export async function call<Body>(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown
): Promise<Answer<Body> | ShutOut | Unknown> {
  try {
    const sentAt = performance.now();
    const request: RequestInit = {
      method,
      // A page that is being closed still gets its last answers out.
      keepalive: method === 'POST',
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
    };
    const response = await limitedFetch(path, request, TIMEOUT_MS);
    const { status } = response;
    hearEpoch(response.headers.get(EPOCH_HEADER));
    if (status === 401) return { kind: 'signed-out' };
    if (status === 404) return { kind: 'not-found' };
    if (status !== 200 && status !== 409) return { kind: 'unknown' };
    const receivedAt = performance.now();
    const answer = (await response.json()) as Body & { now: Instant };
    return { status, body: answer, clock: { serverNow: answer.now, sentAt, receivedAt } };
  } catch {
    return { kind: 'unknown' };
  }
}
