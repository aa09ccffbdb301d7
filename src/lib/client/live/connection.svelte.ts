import { io, type Socket } from 'socket.io-client';
import type { View } from '#lib/domain/live/views.ts';
import type { LiveIntentName, LivePayload } from '#lib/schema/live.ts';
import type {
  Calibration,
  ClientMessages,
  DeviceStatus,
  Picture,
  ScreenKind,
  ServerMessages,
  WireAnswer
} from '#lib/schema/live-wire.ts';
import { comingBack, waitAfterEnd, waitAfterRefusal } from './coming-back.ts';
import { newCommandId } from './command-id.ts';
import { ServerTime } from './server-time.svelte.ts';

export type LineState = 'connecting' | 'connected' | 'lost' | 'refused';

/** What a sender adds to a message of this name: id and epoch are put in here. */
export type Fields<Name extends LiveIntentName> = Omit<LivePayload<Name>, 'id' | 'epoch'>;

/** Longer than any answer takes on a line that works. */
const PATIENCE_MS = 4000;
const AGAIN_MS = 300;

/** Of these the last one counts: an earlier one must not be sent again after it. */
const LAST_COUNTS: readonly LiveIntentName[] = ['team:answer', 'audience:answer'];

/**
 * The one connection of a screen to its final: the newest picture, the server's time, and messages
 * that may be sent again safely. It begins with the picture that came with the page.
 */
export class LiveConnection<Shown extends View> {
  picture = $state.raw<Omit<Picture, 'view'> & { view: Shown }>() as Omit<Picture, 'view'> & {
    view: Shown;
  };
  line = $state<LineState>('connecting');
  /** From a message to its answer, the record included; null before the first answer. */
  roundTripMs = $state<number | null>(null);
  devices = $state.raw<DeviceStatus[]>([]);
  calibration = $state.raw<Calibration | null>(null);
  readonly time = new ServerTime();

  readonly #finalId: string;
  readonly #screen: ScreenKind;
  readonly #empty: Picture | undefined;
  readonly #newest: Partial<Record<LiveIntentName, string>> = {};
  #socket: Socket<ServerMessages, ClientMessages> | null = null;

  /** @param empty what a screen shows while there is nothing, unless its page knows better */
  constructor(finalId: string, screen: ScreenKind, first: Picture, empty?: Picture) {
    this.#finalId = finalId;
    this.#screen = screen;
    this.#empty = empty;
    this.picture = first as typeof this.picture;
    this.time.heard(first.now);
  }

  get view(): Shown {
    return this.picture.view;
  }

  /** Connects, and keeps coming back by itself. Call it in the browser; the answer disconnects. */
  connect(): () => void {
    const socket: Socket<ServerMessages, ClientMessages> = io({
      path: '/sockets/',
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      ...comingBack(this.#screen),
      auth: (give) =>
        give({
          finalId: this.#finalId,
          screen: this.#screen,
          has: { epoch: this.picture.epoch, seq: this.picture.seq }
        })
    });
    this.#socket = socket;
    socket.on('connect', () => (this.line = 'connected'));
    socket.on('disconnect', (reason) => {
      this.line = 'lost';
      // The server ended it: come back as after any loss, it will say if we may not.
      const isEnded = reason === 'io server disconnect';
      if (isEnded) setTimeout(() => socket.connect(), waitAfterEnd(Math.random()));
    });
    socket.on('connect_error', (error) => {
      this.line = error.message === 'not-allowed' ? 'refused' : 'lost';
      // A server that answers with a refusal is not asked again by itself, unlike one that is away.
      const isBusy = !socket.active && this.line === 'lost';
      if (isBusy) setTimeout(() => socket.connect(), waitAfterRefusal(Math.random()));
    });
    socket.on('live:picture', (picture) => this.#show(picture));
    socket.on('live:nothing', () => this.#showNothing());
    socket.on('live:current', ({ now }) => this.time.heard(now));
    socket.on('live:devices', (devices) => (this.devices = devices));
    socket.on('live:calibration', (calibration) => (this.calibration = calibration));
    return () => socket.disconnect();
  }

  /**
   * Sends a message and waits for its answer. Without one it is sent again with the same id, as
   * long as the screen stands; so it is known whether it counts. An answer that a newer one has
   * replaced is not sent again and comes back as `stale`.
   */
  async send<Name extends LiveIntentName>(name: Name, fields: Fields<Name>): Promise<WireAnswer> {
    const payload = { ...fields, ...this.#mark() };
    this.#newest[name] = payload.id;
    for (;;) {
      const answer = await this.#ask(name, payload);
      if (answer && (answer.ok || answer.refusal !== 'unavailable')) return answer;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      const isReplaced = LAST_COUNTS.includes(name) && this.#newest[name] !== payload.id;
      if (isReplaced) return { ok: false, refusal: 'stale' };
    }
  }

  /** A press counts now or never: it is sent once, and not at all without a connection. */
  async press(windowId: number): Promise<WireAnswer | null> {
    if (!this.#socket?.connected) return null;
    return this.#ask('team:press', { windowId, ...this.#mark() });
  }

  /** A new id, and which picture the sender sees: a rehearsal, or the show. */
  #mark(): { id: string; epoch: string } {
    return { id: newCommandId(), epoch: this.picture.epoch };
  }

  /** A message outside the show, such as the calibration round. */
  async sendAside(
    name: 'host:calibrate' | 'team:calibration-press',
    fields: { round?: number }
  ): Promise<WireAnswer | null> {
    return this.#ask(name, { ...fields, id: newCommandId() });
  }

  async #ask(name: keyof ClientMessages, payload: object): Promise<WireAnswer | null> {
    const socket = this.#socket;
    if (!socket) return null;
    try {
      const asking = socket.timeout(PATIENCE_MS) as unknown as {
        emitWithAck: (name: string, payload: object) => Promise<WireAnswer>;
      };
      const sentAt = performance.now();
      const wasConnected = socket.connected;
      const answer = await asking.emitWithAck(name, payload);
      if (wasConnected) this.roundTripMs = performance.now() - sentAt;
      return answer;
    } catch {
      return null;
    }
  }

  /** Without an epoch: the page sees by that, and asks anew. */
  #showNothing(): void {
    this.picture = (this.#empty ?? { ...this.picture, epoch: '' }) as typeof this.picture;
  }

  #show(picture: Picture): void {
    this.time.heard(picture.now);
    const isOlder = picture.epoch === this.picture.epoch && picture.seq < this.picture.seq;
    if (!isOlder) this.picture = picture as typeof this.picture;
  }
}
