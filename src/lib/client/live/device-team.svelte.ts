import type { Answer } from '#lib/domain/live/answer.ts';
import type { TeamView } from '#lib/domain/live/view/team.ts';
import type { Picture, WireAnswer, WireRefusal } from '#lib/schema/live-wire.ts';
import { LiveConnection } from './connection.svelte.ts';
import { DeviceAnswers } from './device-answers.svelte.ts';
import { buzzerState, isPressSent, pressHeard, type LocalPress } from './device-buzz.ts';
import { calibrationState } from './device-calibration.ts';
import { teamPanel } from './device-panel.ts';
import { ownAnswer } from './device-slot.ts';

/** As the wire takes it. */
const sent = (answer: Answer) =>
  answer.kind === 'choice' ? { ...answer, places: [...answer.places] } : answer;

/** The device of a team: its picture, what it has tapped, and what the server has of that. */
export class TeamDevice {
  readonly connection: LiveConnection<TeamView>;
  readonly answers: DeviceAnswers<Answer>;
  /** A package, star or pass is under way. */
  isSending = $state(false);
  #press = $state.raw<LocalPress | null>(null);
  #calibrated = $state.raw<{ round: number; said: 'nothing-yet' | 'unheard' | 'kept' } | null>(
    null
  );
  #refused = $state.raw<{ seq: number; refusal: WireRefusal } | null>(null);

  /** @param early what it shows as long as there is no picture */
  constructor(finalId: string, early: Picture, first: Picture | null) {
    const connection = new LiveConnection<TeamView>(finalId, 'team', first ?? early, early);
    this.connection = connection;
    this.answers = new DeviceAnswers<Answer>(
      ({ windowId, value }) => connection.send('team:answer', { windowId, answer: sent(value) }),
      () => connection.time.now
    );
  }

  panel = $derived.by(() => teamPanel(this.connection.view));

  own = $derived.by(() => {
    const { epoch, seq, view } = this.connection.picture;
    const recorded = view.own.answer ?? null;
    return ownAnswer(this.answers.slot, { epoch, seq, windowId: view.own.windowId, recorded });
  });

  buzzer = $derived.by(() => {
    const moment = this.#moment();
    return moment && buzzerState(moment, this.#press, this.connection.line === 'connected');
  });

  /** The button of the calibration round; null without one, or while there is something real. */
  calibration = $derived.by(() => {
    const { calibration, view, line } = this.connection;
    const isBusy = view.own.mayPress || view.own.mayAnswer || this.buzzer !== null;
    if (!calibration || isBusy) return null;
    return calibrationState(calibration, view.own.teamId, this.#calibrated, line === 'connected');
  });

  /** Why the last package, star or pass does not count, as long as nothing else has happened. */
  refusal = $derived.by(() =>
    this.#refused?.seq === this.connection.picture.seq ? this.#refused.refusal : null
  );

  answer(value: Answer): void {
    const { windowId } = this.connection.view.own;
    if (windowId === undefined) return;
    const { epoch } = this.connection.picture;
    this.answers.tap({ epoch, windowId, value }, this.own.recorded);
  }

  /** @param at milliseconds of the device's own clock */
  async press(at: number): Promise<void> {
    const moment = this.#moment();
    if (!moment || !isPressSent(moment, this.#press, at)) return;
    const { epoch, windowId, panel } = moment;
    const press: LocalPress = {
      epoch,
      windowId,
      isInRace: panel === 'live',
      pressedAt: at,
      said: 'nothing-yet'
    };
    this.#press = press;
    const heard = pressHeard(press, await this.connection.press(windowId));
    if (this.#press === press) this.#press = heard;
  }

  async pressForCalibration(): Promise<void> {
    const round = this.connection.calibration?.round;
    if (round === undefined || !['live', 'unheard'].includes(this.calibration?.state ?? '')) return;
    this.#calibrated = { round, said: 'nothing-yet' };
    const said = await this.connection.sendAside('team:calibration-press', { round });
    this.#calibrated = { round, said: said?.ok ? 'kept' : 'unheard' };
  }

  choosePackage = (value: number): Promise<void> =>
    this.#once(() => this.connection.send('team:choose-package', { value }));

  placeStar = (): Promise<void> => this.#once(() => this.connection.send('team:place-star', {}));

  pass = (): Promise<void> =>
    this.#once(async () => {
      const { windowId } = this.connection.view.own;
      if (windowId === undefined) return { ok: false, refusal: 'not-now' };
      return this.connection.send('team:pass', { windowId });
    });

  /** One such message at a time: the second tap of a double one does nothing. */
  async #once(send: () => Promise<WireAnswer>): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    const said = await send();
    this.isSending = false;
    const { seq } = this.connection.picture;
    this.#refused = said.ok ? null : { seq, refusal: said.refusal };
  }

  #moment() {
    const { epoch, seq, view } = this.connection.picture;
    const { buzzer: panel } = this.panel;
    const { windowId } = view.own;
    return panel === null || windowId === undefined ? null : { panel, epoch, windowId, seq };
  }
}
