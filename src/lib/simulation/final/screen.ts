import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import {
  comingBack,
  waitAfterEnd,
  waitAfterRefusal,
  type ComingBack
} from '../../client/live/coming-back.ts';
import type { View } from '../../domain/live/views.ts';
import type { Picture, ScreenKind, WireAnswer, WireRefusal } from '../../schema/live-wire.ts';

const PATIENCE_MS = 3000;
/** No hand is quicker, and the gateway takes no more from one connection for long. */
export const PACE_MS = 120;
/** Refusals after which the same message is sent once more. */
const AGAIN: WireRefusal[] = ['unavailable', 'too-fast'];

/** A screen of a final as its browser would hold it. */
export type Screen<Shown extends View> = {
  kind: ScreenKind;
  picture: () => (Picture & { view: Shown }) | null;
  /** Tells of every new picture. */
  onPicture: (listener: (picture: Picture & { view: Shown }) => void) => void;
  /** Sends until it is answered, always with the same id. */
  send: (name: string, fields: object) => Promise<{ id: string; answer: WireAnswer }>;
  /** Sends once; null if there was no answer, or no connection to send on. */
  sendOnce: (name: string, fields: object) => Promise<{ id: string; answer: WireAnswer | null }>;
  /** Messages that were accepted, with the number of the last event of each. */
  acknowledged: ReadonlyMap<string, number>;
  /** Messages that have no answer: nobody knows whether they count. */
  underWay: ReadonlySet<string>;
  /** Since when it is connected and shows the newest picture; null while it does not. */
  backSince: () => number | null;
  /** When it tried to come back, each time. */
  tries: readonly number[];
  /** Cuts the connection, as a hall's network does; it comes back by itself. */
  cut: () => void;
  close: () => void;
};

export const newId = (): string => randomBytes(16).toString('hex');

/**
 * Connects a screen; resolves with its first picture.
 *
 * @param back how it comes back after a loss, unless as browsers do
 */
export async function connectScreen<Shown extends View>(
  url: string,
  finalId: string,
  screen: ScreenKind,
  cookie: string,
  back: ComingBack = comingBack(screen)
): Promise<Screen<Shown>> {
  type Shows = Picture & { view: Shown };
  let newest: Shows | null = null;
  let backSince: number | null = null;
  const acknowledged = new Map<string, number>();
  const underWay = new Set<string>();
  const tries: number[] = [];
  const listeners: ((picture: Shows) => void)[] = [];
  const socket: Socket = io(url, {
    path: '/sockets/',
    transports: ['websocket'],
    forceNew: true,
    ...back,
    extraHeaders: { origin: url, cookie },
    auth: (give) =>
      give({ finalId, screen, has: newest && { epoch: newest.epoch, seq: newest.seq } })
  });
  socket.on('disconnect', (reason) => {
    backSince = null;
    const isEnded = reason === 'io server disconnect';
    if (isEnded) setTimeout(() => socket.connect(), waitAfterEnd(Math.random()));
  });
  socket.io.on('reconnect_attempt', () => tries.push(performance.now()));
  socket.on('live:current', () => (backSince ??= performance.now()));
  socket.on('live:picture', (picture: Shows) => {
    backSince ??= performance.now();
    if (newest?.epoch === picture.epoch && picture.seq < newest.seq) return;
    newest = picture;
    for (const listener of listeners) listener(picture);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('live:picture', () => resolve());
    socket.once('connect_error', reject);
  });
  socket.on('connect_error', ({ message }) => {
    // Refused, not lost: nothing else asks again.
    const isBusy = !socket.active && message !== 'not-allowed';
    if (isBusy) setTimeout(() => socket.connect(), waitAfterRefusal(Math.random()));
  });

  async function ask(name: string, payload: object & { id: string }): Promise<WireAnswer | null> {
    underWay.add(payload.id);
    try {
      const answer = (await socket.timeout(PATIENCE_MS).emitWithAck(name, payload)) as WireAnswer;
      const isKnown = answer.ok || answer.refusal !== 'unavailable';
      if (isKnown) underWay.delete(payload.id);
      if (answer.ok) acknowledged.set(payload.id, answer.seq);
      return answer;
    } catch {
      return null;
    }
  }

  return {
    kind: screen,
    picture: () => newest,
    acknowledged,
    underWay,
    backSince: () => backSince,
    tries,
    onPicture: (listener) => listeners.push(listener),
    send: async (name, fields) => {
      const id = newId();
      for (;;) {
        const answer = await ask(name, { ...fields, id });
        if (answer && (answer.ok || !AGAIN.includes(answer.refusal))) return { id, answer };
        await pause(PACE_MS);
      }
    },
    sendOnce: async (name, fields) => {
      const id = newId();
      return { id, answer: socket.connected ? await ask(name, { ...fields, id }) : null };
    },
    cut: () => socket.io.engine?.close(),
    close: () => socket.disconnect()
  };
}
