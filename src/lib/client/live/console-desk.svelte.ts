import type { HostIntent } from '#lib/domain/live/next-steps.ts';
import type { Outline } from '#lib/domain/live/view/outline.ts';
import type { OperatorView } from '#lib/domain/live/view/host.ts';
import type { WireRefusal } from '#lib/schema/live-wire.ts';
import type { JuryWatch } from './jury-sheets.svelte.ts';
import type { LiveConnection } from './connection.svelte.ts';
import { lastUndoable, possibleCorrections, type Correction } from './console-corrections.ts';
import {
  CALIBRATION_KEY,
  HELP_KEY,
  KEYS,
  USUAL_KEY,
  belongsToField,
  signOf
} from './console-keys.ts';
import { NO_RULINGS, ruled, rulingsToSend, type Rulings } from './console-rulings.ts';
import { NO_JURY, offersOf, type Offer } from './console-steps.ts';
import { wish, type HostWish } from './console-wish.ts';

/** What lies over the console and has the keyboard to itself. */
export type Sheet =
  | { kind: 'help' }
  | { kind: 'sure'; offer: Offer }
  | { kind: 'correction'; name: Correction; seq: number }
  | { kind: 'ledger'; teamId: string };

const KEYS_OFF = 'console-keys';

/** A step that was just taken is left standing so long: the second knock of a nervous hand. */
const REST_MS = 350;

/** The operator's console: what it offers, what is under way, and what the keys do. */
export class Desk {
  readonly connection: LiveConnection<OperatorView>;
  readonly jury: JuryWatch;
  readonly #outline: () => Outline;
  sheet = $state.raw<Sheet | null>(null);
  /** A wish is under way, or its picture has not come yet. */
  isBusy = $state(false);
  /** Why the last wish was not fulfilled. */
  refusal = $state.raw<WireRefusal | null>(null);
  rulings = $state.raw<Rulings>(NO_RULINGS);
  hasKeys = $state(true);
  /** Puts the cursor where the mark of the jury is entered. */
  toMark = (): void => {};

  constructor(connection: LiveConnection<OperatorView>, jury: JuryWatch, outline: () => Outline) {
    this.connection = connection;
    this.jury = jury;
    this.#outline = outline;
  }

  outline = $derived.by(() => this.#outline());
  view = $derived.by(() => this.connection.view);
  /** Is anybody before the jury, or waits for its mark? By value: it changes seldom. */
  isJudged = $derived.by(() => {
    const { stage, awaitedMarks } = this.view;
    const isOnStage = stage.segment?.kind === 'judged' && stage.acting !== undefined;
    return isOnStage || awaitedMarks.length > 0;
  });

  /** How far the jury is. What is known of the team that was on stage before counts for nothing. */
  juryNow = $derived.by(() => {
    const { stage, awaited } = this.jury.progress ?? NO_JURY;
    const isOwn =
      stage?.segmentId === this.view.segmentId && stage?.teamId === this.view.stage.acting?.teamId;
    return { stage: isOwn ? stage : null, awaited };
  });

  offers = $derived.by(() => offersOf(this.view, this.outline, this.juryNow));
  corrections = $derived.by(() => possibleCorrections(this.view));
  mayCalibrate = $derived.by(() => this.view.step === undefined || this.view.step === 'idle');

  /** Rulings that were picked for the question on stage and change something. */
  pickedRulings = $derived.by(() =>
    rulingsToSend(this.rulings, this.view.card?.questionId ?? '', this.view.answers ?? [])
  );

  /** Does what a button says, or asks once more. */
  choose(offer: Offer): void {
    if (this.isBusy) return;
    if (offer.isGuarded) this.sheet = { kind: 'sure', offer };
    else void this.take(offer.wish);
  }

  /** Opens the form of a correction, or does what needs none. */
  correct(name: Correction, seq = lastUndoable(this.view)?.seq ?? 0): void {
    if (name === 'host:freeze-board') return this.choose(bare(name, false));
    // What the hall has waited for is shown at once.
    if (name === 'host:unfreeze-board') return this.choose(bare(name, true));
    this.refusal = null;
    this.sheet = { kind: 'correction', name, seq };
  }

  rule(teamId: string, isRight: boolean): void {
    const { card } = this.view;
    if (card) this.rulings = ruled(this.rulings, card.questionId, teamId, isRight);
  }

  dropRulings(): void {
    this.rulings = NO_RULINGS;
  }

  /**
   * Sends what was picked, one after the other: each moves the step that the next one names. A press
   * while a step comes to rest waits for it: unlike a key, it is never knocked twice by mistake.
   */
  async sendRulings(): Promise<void> {
    await until(() => !this.isBusy);
    for (const picked of this.pickedRulings) if (!(await this.take(picked))) return;
    this.dropRulings();
  }

  /** Sends a wish and waits for its picture. The answer says whether it was fulfilled. */
  async take({ name, fields }: HostWish): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.refusal = null;
    const { epoch } = this.connection.picture;
    const answer = await this.connection.send(name, {
      ...fields,
      expected: this.view.expected
    } as Parameters<typeof this.connection.send<HostIntent>>[1]);
    if (answer.ok) {
      const { connection } = this;
      await until(() => connection.picture.epoch !== epoch || connection.picture.seq >= answer.seq);
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    } else this.refusal = answer.refusal;
    this.isBusy = false;
    return answer.ok;
  }

  async calibrate(): Promise<void> {
    const answer = await this.connection.sendAside('host:calibrate', {});
    this.refusal = answer?.ok ? null : (answer?.refusal ?? 'unavailable');
  }

  /** Keys can be switched off (WCAG 2.1.4); this browser keeps that, where it keeps anything. */
  useKeys(isOn: boolean): void {
    this.hasKeys = isOn;
    try {
      localStorage.setItem(KEYS_OFF, isOn ? '' : 'off');
    } catch {
      // Then it holds until the page is left.
    }
  }

  recallKeys(): void {
    try {
      this.hasKeys = localStorage.getItem(KEYS_OFF) !== 'off';
    } catch {
      // Nothing is kept: keys are on.
    }
  }

  /** A key was pressed anywhere on the console. */
  press(event: KeyboardEvent): void {
    const sign = signOf(event);
    if (sign === null || !this.hasKeys || this.sheet) return;
    if (belongsToField(event.target instanceof Element ? event.target : null, sign)) return;
    const act = this.#actOf(sign);
    if (!act && sign !== USUAL_KEY) return;
    // Space is always the next step: it neither scrolls nor presses the button that has the focus.
    event.preventDefault();
    act?.();
  }

  #actOf(sign: string): (() => void) | null {
    const { usual, choices, others, mark } = this.offers;
    if (sign === HELP_KEY) return () => (this.sheet = { kind: 'help' });
    if (sign === CALIBRATION_KEY && this.mayCalibrate) return () => void this.calibrate();
    if (sign === KEYS['host:award'] && mark !== null) return this.toMark;
    if (sign === USUAL_KEY) {
      if (usual) return () => this.choose(usual);
      return mark === 'next' ? this.toMark : null;
    }
    const offer = [...(usual ? [usual] : []), ...choices, ...others].find(
      ({ key }) => key === sign
    );
    if (offer) return () => this.choose(offer);
    const correction = this.corrections.find(
      ({ name, isPossible }) => isPossible && KEYS[name] === sign
    );
    return correction ? () => this.correct(correction.name) : null;
  }
}

const bare = (name: 'host:freeze-board' | 'host:unfreeze-board', isGuarded: boolean): Offer => ({
  wish: wish(name, {}),
  key: KEYS[name] ?? null,
  isGuarded
});

/** Waits for something that is made of runes. */
function until(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = $effect.root(() => {
      $effect(() => {
        if (!holds()) return;
        resolve();
        queueMicrotask(() => stop());
      });
    });
  });
}
