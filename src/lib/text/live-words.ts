import type { EventType } from '../domain/live/event.ts';
import type { HostIntent } from '../domain/live/next-steps.ts';
import type { SegmentKind } from '../domain/live/segments.ts';
import type { AwardCause, Phase, Right, Step, Verdict } from '../domain/live/state.ts';
import * as m from '#lib/text/paraglide/messages.js';

type Words<Name extends string> = Readonly<Record<Name, () => string>>;

/** Where a final is as a whole. */
export const phaseWords: Words<Phase['kind']> = {
  waiting: m.console_phase_waiting,
  interval: m.console_phase_interval,
  segment: m.console_phase_segment,
  ended: m.console_phase_ended
};

/** What is played in a segment. */
export const segmentKindWords: Words<SegmentKind> = {
  judged: m.console_kind_judged,
  simultaneous: m.console_kind_simultaneous,
  buzzer: m.console_kind_buzzer,
  package: m.console_kind_package,
  typed: m.console_kind_typed,
  audience: m.console_kind_audience,
  'sudden-death': m.console_kind_sudden_death
};

/** What happens in the running segment now. */
export const stepWords: Words<Step> = {
  idle: m.console_step_idle,
  preparing: m.console_step_preparing,
  performing: m.console_step_performing,
  marking: m.console_step_marking,
  marked: m.console_step_marked,
  choosing: m.console_step_choosing,
  ready: m.console_step_ready,
  open: m.console_step_open,
  race: m.console_step_race,
  collecting: m.console_step_collecting,
  contested: m.console_step_contested,
  answering: m.console_step_answering,
  closed: m.console_step_closed,
  revealed: m.console_step_revealed
};

/** What the host may do, as it stands on a button. */
export const intentWords: Words<HostIntent> = {
  'host:start-show': m.console_do_start_show,
  'host:end-show': m.console_do_end_show,
  'host:start-segment': m.console_do_start_segment,
  'host:end-segment': m.console_do_end_segment,
  'host:give-turn': m.console_do_give_turn,
  'host:choose-package': m.console_do_choose_package,
  'host:place-star': m.console_do_place_star,
  'host:start-performance': m.console_do_start_performance,
  'host:end-performance': m.console_do_end_performance,
  'host:award': m.console_do_award,
  'host:take-mark': m.console_do_take_mark,
  'host:defer-mark': m.console_do_defer_mark,
  'host:take-marks': m.console_do_take_marks,
  'host:ready-question': m.console_do_ready_question,
  'host:show-question': m.console_do_show_question,
  'host:hide-question': m.console_do_hide_question,
  'host:open': m.console_do_open,
  'host:close': m.console_do_close,
  'host:reveal': m.console_do_reveal,
  'host:next': m.console_do_next,
  'host:pause': m.console_do_pause,
  'host:resume': m.console_do_resume,
  'host:pass': m.console_do_pass,
  'host:grant': m.console_do_grant,
  'host:judge': m.console_do_judge,
  'host:rule-answer': m.console_do_rule_answer,
  'host:foul': m.console_do_foul,
  'host:adjust': m.console_do_adjust,
  'host:substitute': m.console_do_substitute,
  'host:throw-out': m.console_do_throw_out,
  'host:rescue': m.console_do_rescue,
  'host:undo': m.console_do_undo,
  'host:draw-lots': m.console_do_draw_lots,
  'host:freeze-board': m.console_do_freeze_board,
  'host:unfreeze-board': m.console_do_unfreeze_board
};

/** The same wish where the moment gives it a plainer name: "Mở chuông" instead of "Mở trả lời". */
export function intentNow(
  intent: HostIntent,
  moment: { step?: Step | undefined; kind?: SegmentKind | undefined }
): string {
  const { step, kind } = moment;
  const isRace = kind === 'buzzer' || kind === 'sudden-death' || step === 'race';
  if (intent === 'host:open' && isRace) return m.console_do_open_race();
  if (intent === 'host:open' && kind === 'package') return m.console_do_open_own();
  if (intent === 'host:close' && step === 'contested') return m.console_do_close_contested();
  if (intent === 'host:close' && isRace) return m.console_do_close_race();
  if (intent === 'host:reveal' && step === 'marking') return m.console_do_reveal_mark();
  if (intent === 'host:next' && step === 'choosing') return m.console_do_next_turn();
  return intentWords[intent]();
}

/** A line of the record. */
export const eventWords: Words<EventType> = {
  'show-started': m.console_event_show_started,
  'show-ended': m.console_event_show_ended,
  'segment-started': m.console_event_segment_started,
  'segment-ended': m.console_event_segment_ended,
  'lots-drawn': m.console_event_lots_drawn,
  'turn-given': m.console_event_turn_given,
  'performance-started': m.console_event_performance_started,
  'performance-ended': m.console_event_performance_ended,
  'mark-awarded': m.console_event_mark_awarded,
  'mark-taken': m.console_event_mark_taken,
  'mark-deferred': m.console_event_mark_deferred,
  'marks-taken': m.console_event_marks_taken,
  'mark-revealed': m.console_event_mark_revealed,
  'package-chosen': m.console_event_package_chosen,
  'question-readied': m.console_event_question_readied,
  'star-placed': m.console_event_star_placed,
  'question-shown': m.console_event_question_shown,
  'question-hidden': m.console_event_question_hidden,
  'answers-opened': m.console_event_answers_opened,
  'race-opened': m.console_event_race_opened,
  'right-given': m.console_event_right_given,
  'answer-given': m.console_event_answer_given,
  'answer-ruled': m.console_event_answer_ruled,
  'audience-counted': m.console_event_audience_counted,
  'press-recorded': m.console_event_press_recorded,
  'race-settled': m.console_event_race_settled,
  'race-contested': m.console_event_race_contested,
  'answer-judged': m.console_event_answer_judged,
  'time-ran-out': m.console_event_time_ran_out,
  'clock-paused': m.console_event_clock_paused,
  'clock-resumed': m.console_event_clock_resumed,
  'question-closed': m.console_event_question_closed,
  'question-revealed': m.console_event_question_revealed,
  'stage-cleared': m.console_event_stage_cleared,
  'foul-called': m.console_event_foul_called,
  'question-substituted': m.console_event_question_substituted,
  'question-thrown-out': m.console_event_question_thrown_out,
  'points-adjusted': m.console_event_points_adjusted,
  'teams-rescued': m.console_event_teams_rescued,
  'board-frozen': m.console_event_board_frozen,
  'board-unfrozen': m.console_event_board_unfrozen,
  undone: m.console_event_undone
};

/** Why points were given or taken. */
export const causeWords: Words<AwardCause> = {
  right: m.console_cause_right,
  wrong: m.console_cause_wrong,
  blank: m.console_cause_blank,
  steal: m.console_cause_steal,
  stolen: m.console_cause_stolen,
  'star-lost': m.console_cause_star_lost,
  speed: m.console_cause_speed,
  jury: m.console_cause_jury,
  overtime: m.console_cause_overtime,
  foul: m.console_cause_foul,
  adjusted: m.console_cause_adjusted
};

/** How a team came to answer. */
export const rightWords: Words<Right> = {
  own: m.console_right_own,
  buzz: m.console_right_buzz,
  steal: m.console_right_steal,
  pass: m.console_right_pass
};

/** How an attempt to answer ended. */
export const verdictWords: Words<Verdict> = {
  right: m.console_verdict_right,
  wrong: m.console_verdict_wrong,
  passed: m.console_verdict_passed
};
