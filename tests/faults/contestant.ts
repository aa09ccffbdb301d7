import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '#lib/domain/core/random.ts';
import { PLACES } from '#lib/domain/quiz/places.ts';
import type { OwnAttempt } from '#lib/server/quiz/service.ts';
import { mutationId } from './chance.ts';
import { postJson, type Way } from './http.ts';
import type { Acknowledged, Change } from './ledger.ts';

type SaveReply = { answers: { position: number; revision: number; refusal: string | null }[] };

/** A change that the server did not take, with its reason. */
export type Refused = Acknowledged & { refusal: string };

const POSITIONS = 30;
/** Changes that one request carries. */
const MOST_TOGETHER = 50;

/** A page that saves like the real one: queue, same id again, ledger of what it was told. */
export class Contestant {
  readonly attemptId: string;
  readonly acknowledged: Acknowledged[] = [];
  readonly refused: Refused[] = [];
  /** Answers that were neither "stored" nor "refused" nor a lost connection. */
  readonly surprises: string[] = [];
  /** The newest change of each position, as its author means it. */
  readonly intended = new Map<number, Change>();
  queue: Change[] = [];
  readonly way: Way;
  readonly #holder: number;
  readonly #random: Random;
  /** False: a page that believes for good what it was told once. */
  sendsAgain = true;
  #isSending = false;
  #epoch: string | undefined;

  constructor(way: Way, attempt: Pick<OwnAttempt, 'id' | 'holder'>, random: Random) {
    this.attemptId = attempt.id;
    this.way = way;
    this.#holder = attempt.holder;
    this.#random = random;
  }

  /** Changes its mind somewhere on the paper. */
  change(position = 1 + this.#random.below(POSITIONS)): Change {
    const change: Change = {
      attemptId: this.attemptId,
      position,
      choice: [PLACES[this.#random.below(4)] ?? 'A'],
      revision: (this.intended.get(position)?.revision ?? 0) + 1,
      mutationId: mutationId(this.#random)
    };
    this.intended.set(position, change);
    this.queue.push(change);
    return change;
  }

  /** Takes over what another device of the same contestant has answered. */
  goOnFrom(other: Contestant): void {
    for (const [position, change] of other.intended) this.intended.set(position, change);
  }

  /** Sends what is queued, unless that is under way. What gets no answer stays in the queue. */
  async flush(): Promise<void> {
    if (this.#isSending || this.queue.length === 0) return;
    this.#isSending = true;
    try {
      const batch = this.queue.slice(0, MOST_TOGETHER);
      if (await this.save(batch)) this.queue = this.queue.filter((one) => !batch.includes(one));
    } finally {
      this.#isSending = false;
    }
  }

  /** Sends these changes and writes down what is said of them. False if nothing was said. */
  async save(batch: readonly Change[]): Promise<boolean> {
    const answers = batch.map(({ position, choice, revision, mutationId }) => ({
      position,
      choice,
      revision,
      mutationId
    }));
    const path = `/api/attempts/${this.attemptId}/answers`;
    const reply = await postJson(this.way, path, { holder: this.#holder, answers }).catch(
      () => null
    );
    if (reply === null) return false;
    this.#hear(reply.epoch);
    if (reply.status !== 200 && reply.status !== 409) {
      this.surprises.push(`${reply.status} ${reply.body.slice(0, 200)}`);
      return false;
    }
    const said = (JSON.parse(reply.body) as SaveReply).answers;
    for (const [index, change] of batch.entries()) {
      const { revision, refusal } = said[index] as SaveReply['answers'][number];
      const heard = { ...change, storedRevision: revision };
      if (refusal === null && revision < change.revision) {
        this.surprises.push(`told that all is well, but ${JSON.stringify(heard)}`);
      }
      if (refusal === null) this.acknowledged.push(heard);
      else this.refused.push({ ...heard, refusal });
    }
    return true;
  }

  /** Another life of the installation: everything this page holds is sent again (R12). */
  #hear(epoch: string | undefined): void {
    if (epoch === undefined) return;
    if (this.#epoch !== undefined && this.#epoch !== epoch && this.sendsAgain) {
      this.queue = [...this.intended.values()];
    }
    this.#epoch = epoch;
  }

  /** Makes a change every so many milliseconds and sends at once, until told to stop. */
  async work(everyMs: number, isOver: () => boolean): Promise<void> {
    await pause(this.#random.below(everyMs));
    while (!isOver()) {
      this.change();
      void this.flush();
      await pause(everyMs);
    }
  }

  /** Waits for the answer to what is on its way. */
  async untilQuiet(): Promise<void> {
    while (this.#isSending) await pause(5);
  }

  /** Sends on until the queue is empty. False if it is not when time is over. */
  async drain(patienceMs: number): Promise<boolean> {
    const giveUpAt = performance.now() + patienceMs;
    while (this.queue.length > 0) {
      if (performance.now() > giveUpAt) return false;
      await this.flush();
      await pause(20);
    }
    return true;
  }
}
