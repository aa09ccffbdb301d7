import { nameOf } from '../client/live/team-marks.ts';
import type { StageView } from '../domain/live/view/stage.ts';
import type { Right, Verdict } from '../domain/live/state.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** One line that tells the hall what goes on: who, and how it stands. */
export type StageLine = {
  over: string;
  words: string;
  tone: 'call' | 'team' | 'right' | 'wrong' | 'quiet';
};

const RIGHTS: Record<Right, () => string> = {
  own: m.live_right_own,
  buzz: m.live_right_buzz,
  steal: m.live_right_steal,
  pass: m.live_right_pass
};

const VERDICTS: Record<Verdict, () => string> = {
  right: m.live_verdict_right,
  wrong: m.live_verdict_wrong,
  passed: m.live_verdict_passed
};

/** What the foot of a question says at this step; null where nothing is to be said. */
export function stageLine(stage: StageView): StageLine | null {
  const last = stage.asked?.attempts.at(-1);
  switch (stage.step) {
    case 'race':
      return {
        over: last ? verdictOf(stage, last) : '',
        words: last ? m.live_step_steal() : m.live_step_race(),
        tone: 'call'
      };
    case 'contested':
      return {
        over: m.live_step_contested(),
        words: m.live_step_contested_note(),
        tone: 'call'
      };
    case 'answering':
    case 'ready':
      return stage.acting
        ? {
            over: stage.acting.right ? RIGHTS[stage.acting.right]() : m.live_turn(),
            words: nameOf(stage, stage.acting.teamId),
            tone: 'team'
          }
        : null;
    case 'closed':
    case 'revealed':
      if (last) {
        return {
          over: VERDICTS[last.verdict](),
          words: nameOf(stage, last.teamId),
          tone: last.verdict === 'right' ? 'right' : 'wrong'
        };
      }
      return stage.step === 'closed'
        ? { over: m.live_step_closed(), words: m.live_step_closed_note(), tone: 'quiet' }
        : null;
    default:
      return null;
  }
}

const verdictOf = (stage: StageView, { teamId, verdict }: { teamId: string; verdict: Verdict }) =>
  `${nameOf(stage, teamId)}: ${VERDICTS[verdict]()}`;
