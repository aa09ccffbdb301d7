import { accepted, refused, type Result } from '../core/result.ts';
import type { Command, Intent, IntentType } from './command.ts';
import { answerDeciders } from './decide/answers.ts';
import { correctionDeciders } from './decide/corrections.ts';
import type { Deciders, Decision, Moment, SenderOf } from './decide/decider.ts';
import { judgingDeciders } from './decide/judging.ts';
import { packageDeciders } from './decide/packages.ts';
import { performanceDeciders } from './decide/performance.ts';
import { programmeRunDeciders } from './decide/programme-run.ts';
import { questionDeciders } from './decide/questions.ts';
import { raceDeciders } from './decide/race.ts';
import { timingDeciders } from './decide/timing.ts';
import { EVENT_VERSION, type ShowEvent } from './event.ts';
import type { LiveRefusal } from './refusal.ts';
import type { ShowState } from './state.ts';

const DECIDERS: Deciders<IntentType> = {
  ...programmeRunDeciders,
  ...performanceDeciders,
  ...questionDeciders,
  ...packageDeciders,
  ...answerDeciders,
  ...raceDeciders,
  ...judgingDeciders,
  ...timingDeciders,
  ...correctionDeciders
};

/**
 * Decides one command: the events that follow from it, or why not. A command that is on record
 * already yields no event (L6); a sender who saw another step is told so (R8, L7).
 */
export function decide(state: ShowState, command: Command): Result<ShowEvent[], LiveRefusal> {
  const { by, intent } = command;
  if (!intent.type.startsWith(`${by.role}:`)) return refused('not-allowed');
  const repeated = state.log.find((event) => event.commandId === command.id);
  if (repeated) {
    const isOwn = repeated.by.role === by.role && repeated.by.id === by.id;
    return isOwn ? accepted([]) : refused('not-allowed');
  }
  if (command.expected !== null && command.expected !== stepSeq(state)) return refused('stale');
  const { at, seed, locked = [] } = command;
  const decision = decided({ ...state, at, seed, locked }, intent, by);
  if (!decision.ok) return decision;
  return accepted(
    decision.value.map((facts, index) => ({
      ...facts,
      seq: state.log.length + 1 + index,
      version: EVENT_VERSION,
      at: command.at,
      commandId: command.id,
      by: { role: by.role, id: by.id }
    }))
  );
}

/**
 * The last event that changed what may be done next. Hosts name it with a command, so that a
 * second click on an older picture is refused; answers and counts that pour in do not move it.
 */
export function stepSeq({ log }: ShowState): number {
  const last = log.findLast(({ type }) => type !== 'answer-given' && type !== 'audience-counted');
  return last?.seq ?? 0;
}

/** The table's key and the intent's type are the same, which the compiler cannot see. */
function decided(moment: Moment, intent: Intent, by: Command['by']): Decision {
  const decider = DECIDERS[intent.type] as (
    moment: Moment,
    intent: Intent,
    by: SenderOf<IntentType>
  ) => Decision;
  return decider(moment, intent, by);
}
