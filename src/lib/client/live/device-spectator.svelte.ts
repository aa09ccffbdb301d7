import { PLACES, type Place } from '#lib/domain/quiz/places.ts';
import type { SpectatorView } from '#lib/domain/live/view/screens.ts';
import type { Picture } from '#lib/schema/live-wire.ts';
import { LiveConnection } from './connection.svelte.ts';
import { DeviceAnswers } from './device-answers.svelte.ts';
import { questionName, spectatorAnswer, type Remembered } from './device-spectator.ts';

/** A phone in the hall. It remembers its own answer: no picture of the audience could tell it. */
export class SpectatorDevice {
  readonly connection: LiveConnection<SpectatorView>;
  readonly answers: DeviceAnswers<Place>;
  readonly #finalId: string;
  #known = $state.raw<Remembered | null>(null);

  /** @param early what it shows as long as there is no picture */
  constructor(finalId: string, early: Picture, first: Picture | null) {
    const connection = new LiveConnection<SpectatorView>(
      finalId,
      'spectator',
      first ?? early,
      early
    );
    this.connection = connection;
    this.#finalId = finalId;
    this.answers = new DeviceAnswers<Place>(
      async ({ windowId, value }) => {
        const question = questionName(connection.picture);
        const said = await connection.send('audience:answer', { windowId, place: value });
        if (said.ok) this.#remember({ windowId, question, place: value });
        return said;
      },
      () => connection.time.now
    );
  }

  own = $derived.by(() => spectatorAnswer(this.connection.picture, this.answers.slot, this.#known));

  answer(place: Place): void {
    const { windowId } = this.connection.view;
    if (windowId === undefined) return;
    const { epoch } = this.connection.picture;
    this.answers.tap({ epoch, windowId, value: place }, this.own.recorded);
  }

  /** Reads what the phone answered before the page was loaded again. Call it in the browser. */
  recall(): void {
    try {
      const { windowId, question, place } = JSON.parse(localStorage.getItem(this.#key) ?? '');
      if (PLACES.includes(place)) this.#known = { windowId, question, place };
    } catch {
      // Nothing there, or a browser that keeps nothing: the answer counts all the same.
    }
  }

  #remember(known: Remembered): void {
    this.#known = known;
    try {
      localStorage.setItem(this.#key, JSON.stringify(known));
    } catch {
      // As above.
    }
  }

  get #key(): string {
    return `answer:${this.#finalId}`;
  }
}
