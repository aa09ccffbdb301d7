import type { Instant } from '../domain/core/time.ts';
import type { SaveRefusal } from '../domain/quiz/save.ts';
import type { SavedChoice } from '../domain/quiz/views.ts';
import type { LocalAnswer } from './answers.ts';
import type { ClockSample } from './clock-offset.ts';

/** Nobody knows what the server did: the same may and must be sent again. */
export type Unknown = { kind: 'unknown' };
/** The server does not let this browser at the attempt (any more). */
export type ShutOut = { kind: 'signed-out' } | { kind: 'not-found' };

export type HoldReply =
  | { kind: 'held'; holder: number; saved: SavedChoice[]; endsAt: Instant; clock: ClockSample }
  | { kind: 'submitted' }
  | ShutOut
  | Unknown;

export type SaveReply =
  | {
      kind: 'decided';
      endsAt: Instant;
      answers: { position: number; revision: number; refusal: SaveRefusal | null }[];
      clock: ClockSample;
    }
  | ShutOut
  | Unknown;

export type StateReply =
  | {
      kind: 'state';
      isSubmitted: boolean;
      endsAt: Instant;
      holder: number;
      clock: ClockSample;
    }
  | ShutOut
  | Unknown;

const TIMEOUT_MS = 8000;

type Answer<Body> = { status: number; body: Body & { now: Instant }; clock: ClockSample };

/** The endpoints of one attempt. Nothing is ever thrown: what went wrong is part of the answer. */
export function attemptCalls(attemptId: string) {
  const base = `/api/attempts/${attemptId}`;

  return {
    hold: async (): Promise<HoldReply> => {
      type Held = { state: 'open'; holder: number; saved: SavedChoice[]; endsAt: Instant };
      const answer = await call<Held | { state: 'submitted' }>('POST', `${base}/hold`, {});
      if ('kind' in answer) return answer;
      const { body, clock } = answer;
      if (body.state === 'submitted') return { kind: 'submitted' };
      return {
        kind: 'held',
        holder: body.holder,
        saved: body.saved,
        endsAt: body.endsAt,
        clock
      };
    },

    save: async (holder: number, changes: readonly LocalAnswer[]): Promise<SaveReply> => {
      type Report = Pick<Extract<SaveReply, { kind: 'decided' }>, 'endsAt' | 'answers'>;
      const answers = changes.map(({ position, choice, revision, mutationId }) => ({
        position,
        choice,
        revision,
        mutationId
      }));
      const answer = await call<Report>('POST', `${base}/answers`, { holder, answers });
      if ('kind' in answer) return answer;
      const { body, clock } = answer;
      return { kind: 'decided', endsAt: body.endsAt, answers: body.answers, clock };
    },

    state: async (): Promise<StateReply> => {
      type State = { state: 'open' | 'submitted'; endsAt: Instant; holder: number };
      const answer = await call<State>('GET', `${base}/state`);
      if ('kind' in answer) return answer;
      const { body, clock } = answer;
      return {
        kind: 'state',
        isSubmitted: body.state === 'submitted',
        endsAt: body.endsAt,
        holder: body.holder,
        clock
      };
    },

    /** Declared to the contestant before the start. It may get lost. */
    signal: (kind: 'page-hidden' | 'page-shown' | 'taken-over'): void => {
      void call('POST', `${base}/signals`, { kind });
    }
  };
}

async function call<Body>(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown
): Promise<Answer<Body> | ShutOut | Unknown> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const sentAt = performance.now();
    const response = await fetch(path, {
      method,
      signal: abort.signal,
      // A page that is being closed still gets its last answers out.
      keepalive: method === 'POST',
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
    });
    const { status } = response;
    if (status === 401) return { kind: 'signed-out' };
    if (status === 404) return { kind: 'not-found' };
    if (status !== 200 && status !== 409) return { kind: 'unknown' };
    const receivedAt = performance.now();
    const answer = (await response.json()) as Body & { now: Instant };
    return { status, body: answer, clock: { serverNow: answer.now, sentAt, receivedAt } };
  } catch {
    return { kind: 'unknown' };
  } finally {
    clearTimeout(timer);
  }
}
