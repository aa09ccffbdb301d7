import type { Clock } from './clock.ts';
import type { IntentType } from './command.ts';
import { mayTakeAll } from './decide/performance.ts';
import { isPlayedOut, questionsLeft } from './decide/questions.ts';
import type { Segment } from './segments.ts';
import { currentSegment, turnsOf } from './stage.ts';
import type { Run, SegmentPhase, Show, ShowState } from './state.ts';

export type HostIntent = Extract<IntentType, `host:${string}`>;

/** Possible at any time, each guarded by its own rule and most by a reason. */
export const ALWAYS: readonly HostIntent[] = [
  'host:undo',
  'host:adjust',
  'host:foul',
  'host:show-question',
  'host:hide-question',
  'host:substitute',
  'host:throw-out',
  'host:rescue',
  'host:freeze-board',
  'host:unfreeze-board'
];

/** What the host may do next, the usual step first (idea 7: the next step is always obvious). */
export function nextSteps({ show, programme }: ShowState): readonly HostIntent[] {
  const current = currentSegment(programme, show);
  if (current) return stepsOf(current.phase.run, show, current);
  switch (show.phase.kind) {
    case 'waiting':
      return ['host:start-show', 'host:draw-lots'];
    case 'interval':
      return ['host:start-segment', 'host:draw-lots', 'host:end-show', ...awaited(show)];
    default:
      return [];
  }
}

function stepsOf(
  run: Run,
  show: Show,
  current: { phase: SegmentPhase; segment: Segment }
): readonly HostIntent[] {
  switch (run.step) {
    case 'idle':
      return [...onward(show, current), 'host:end-segment', 'host:draw-lots', ...awaited(show)];
    case 'preparing':
      return ['host:start-performance', ...(run.clock ? held(run.clock, []) : [])];
    case 'performing':
      return held(run.clock, ['host:end-performance']);
    case 'marking':
      return [
        ...(run.award === null ? [] : (['host:reveal'] as const)),
        'host:award',
        'host:take-mark',
        ...(run.award === null ? (['host:defer-mark'] as const) : [])
      ];
    case 'choosing':
      return ['host:choose-package', 'host:next'];
    case 'ready':
      if (run.asked.visibility === 'shown') return ['host:open', 'host:hide-question'];
      return ['host:show-question', 'host:open', 'host:place-star'];
    case 'open':
    case 'race':
      return held(run.clock, ['host:close']);
    case 'collecting':
      return [];
    case 'contested':
      return ['host:grant', 'host:close'];
    case 'answering':
      return ['host:judge', 'host:pass', ...held(run.clock, [])];
    case 'closed':
      return run.answers.length > 0 ? ['host:reveal', 'host:rule-answer'] : ['host:reveal'];
    case 'marked':
    case 'revealed':
      return ['host:next'];
  }
}

/** A turn or a question, as long as there is one left. */
function onward(
  show: Show,
  { phase, segment }: { phase: SegmentPhase; segment: Segment }
): HostIntent[] {
  if (segment.kind === 'judged' || segment.kind === 'package') {
    const most = segment.kind === 'judged' ? 1 : segment.questionsPerTeam;
    const isLeft = phase.teamIds.some((teamId) => turnsOf(show, phase, teamId) < most);
    return isLeft ? ['host:give-turn'] : [];
  }
  const isLeft = questionsLeft(show, segment).length > 0 && !isPlayedOut(show, phase, segment);
  return isLeft ? ['host:ready-question'] : [];
}

const awaited = (show: Show): HostIntent[] => (mayTakeAll(show) ? ['host:take-marks'] : []);

/** A countdown that stands is set going first. */
function held(clock: Clock, steps: HostIntent[]): HostIntent[] {
  if (clock.kind === 'over') return steps;
  return clock.kind === 'paused' ? ['host:resume', ...steps] : [...steps, 'host:pause'];
}
