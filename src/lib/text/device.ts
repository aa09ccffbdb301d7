import type { BuzzerState } from '../client/live/device-buzz.ts';
import type { Line } from '../client/live/device-panel.ts';
import type { SpectatorLine } from '../client/live/device-spectator.ts';
import type { WireRefusal } from '../schema/live-wire.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** The one sentence of a team's device. */
export const deviceLines: Readonly<Record<Line, (who: { team: string }) => string>> = {
  waiting: () => m.device_say_waiting(),
  interval: () => m.device_say_interval(),
  ended: () => m.device_say_ended(),
  'not-in-segment': () => m.device_say_not_in_segment(),
  out: () => m.device_say_out(),
  soon: () => m.device_say_soon(),
  'own-preparing': () => m.device_say_own_preparing(),
  'own-performing': () => m.device_say_own_performing(),
  'own-marking': () => m.device_say_own_marking(),
  'own-marked': () => m.device_say_own_marked(),
  'other-performs': m.device_say_other_performs,
  'own-choosing': () => m.device_say_own_choosing(),
  'other-chooses': m.device_say_other_chooses,
  'own-turn': () => m.device_say_own_turn(),
  'other-turn': m.device_say_other_turn,
  sealed: () => m.device_say_sealed(),
  read: () => m.device_say_read(),
  race: () => m.device_say_race(),
  contested: () => m.device_say_contested(),
  answer: () => m.device_say_answer(),
  paused: () => m.device_say_paused(),
  'time-over': () => m.device_say_time_over(),
  won: () => m.device_say_won(),
  'own-answering': () => m.device_say_own_answering(),
  'passed-to-us': () => m.device_say_passed_to_us(),
  'other-answers': m.device_say_other_answers,
  'audience-answers': () => m.device_say_audience_answers(),
  closed: () => m.device_say_closed(),
  right: () => m.device_say_right(),
  wrong: () => m.device_say_wrong(),
  revealed: () => m.device_say_revealed()
};

/** The one sentence on a phone in the hall. */
export const spectatorLines: Readonly<Record<SpectatorLine, (who: { team: string }) => string>> = {
  waiting: () => m.device_say_waiting(),
  ended: () => m.device_say_ended(),
  follow: () => m.device_audience_waiting(),
  answer: () => m.device_audience_answer(),
  paused: () => m.device_say_paused(),
  closed: () => m.device_say_closed(),
  right: () => m.device_audience_right(),
  wrong: () => m.device_audience_wrong(),
  none: () => m.device_audience_none(),
  revealed: () => m.device_say_revealed(),
  'teams-answer': () => m.device_audience_teams_answer(),
  'teams-race': () => m.device_audience_teams_race(),
  'team-performs': m.device_say_other_performs,
  'team-answers': m.device_say_other_answers
};

/** What stands on the button, and what it means. */
export const buzzerWords: Readonly<
  Record<BuzzerState, { word: () => string; hint: () => string }>
> = {
  live: { word: m.device_buzzer_live, hint: m.device_buzzer_live_hint },
  early: { word: m.device_buzzer_early, hint: m.device_buzzer_early_hint },
  sending: { word: m.device_buzzer_sending, hint: m.device_buzzer_pressed_hint },
  pressed: { word: m.device_buzzer_pressed, hint: m.device_buzzer_pressed_hint },
  paused: { word: m.device_buzzer_paused, hint: m.device_buzzer_paused_hint },
  locked: { word: m.device_buzzer_locked, hint: m.device_buzzer_locked_hint },
  'too-early': { word: m.device_buzzer_too_early, hint: m.device_buzzer_too_early_hint },
  unheard: { word: m.device_buzzer_unheard, hint: m.device_buzzer_unheard_hint },
  refused: { word: m.device_buzzer_refused, hint: m.device_buzzer_refused_hint },
  disconnected: { word: m.device_buzzer_disconnected, hint: m.device_buzzer_disconnected_hint }
};

/** Why an answer, a star, a package or a pass of this device does not count. */
export function deviceRefusal(refusal: WireRefusal): string {
  switch (refusal) {
    case 'time-over':
      return m.device_refused_time_over();
    case 'paused':
      return m.device_refused_paused();
    case 'stale':
    case 'not-now':
    case 'wrong-window':
      return m.device_refused_not_now();
    case 'locked-out':
    case 'not-taking-part':
      return m.device_refused_locked_out();
    default:
      return m.device_refused_other();
  }
}
