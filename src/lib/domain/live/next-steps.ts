import type { IntentType } from './command.ts';
import { currentSegment } from './stage.ts';
import type { ShowState, Step } from './state.ts';

export type HostIntent = Extract<IntentType, `host:${string}`>;

/** What leads on from a step, the usual way first. Corrections are always at hand beside it. */
const ONWARD: { readonly [S in Exclude<Step, 'idle'>]: readonly HostIntent[] } = {
  preparing: ['host:start-performance', 'host:pause', 'host:resume'],
  performing: ['host:end-performance', 'host:pause', 'host:resume'],
  marking: ['host:award', 'host:reveal'],
  marked: ['host:next'],
  choosing: ['host:choose-package'],
  ready: ['host:show-question', 'host:open', 'host:hide-question', 'host:place-star'],
  open: ['host:close', 'host:pause', 'host:resume'],
  race: ['host:close', 'host:pause', 'host:resume'],
  collecting: [],
  contested: ['host:grant', 'host:close'],
  answering: ['host:judge', 'host:pass', 'host:pause', 'host:resume'],
  closed: ['host:reveal', 'host:rule-answer'],
  revealed: ['host:next']
};

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
  if (!current) {
    switch (show.phase.kind) {
      case 'waiting':
        return ['host:start-show', 'host:draw-lots'];
      case 'interval':
        return ['host:start-segment', 'host:draw-lots', 'host:end-show'];
      default:
        return [];
    }
  }
  const { run } = current.phase;
  if (run.step !== 'idle') return ONWARD[run.step];
  const takesTurns = current.segment.kind === 'judged' || current.segment.kind === 'package';
  return [
    takesTurns ? 'host:give-turn' : 'host:ready-question',
    'host:end-segment',
    'host:draw-lots'
  ];
}
