import type { IntentOf, IntentType } from '#lib/domain/live/command.ts';
import { questionsLeft } from '#lib/domain/live/decide/questions.ts';
import { nextSteps, type HostIntent } from '#lib/domain/live/next-steps.ts';
import { currentSegment, turnsOf } from '#lib/domain/live/stage.ts';
import type { ShowState } from '#lib/domain/live/state.ts';

/** What the host may send next, with its fields: the usual step of the show. */
export type HostStep = { [Type in HostIntent]: IntentOf<Type> }[HostIntent];

/** The next usual step of a host, through all segments in order to the end of the show; then null. */
export function usualStep(state: ShowState): HostStep | null {
  const [usual] = nextSteps(state);
  if (usual === undefined) return null;
  const { programme, show, log } = state;
  const bare = (type: HostIntent): HostStep => ({ type }) as HostStep;
  switch (usual) {
    case 'host:start-segment': {
      const begun = log.flatMap((event) => (event.type === 'segment-started' ? event.segmentId : []));
      const segment = programme.segments.find(({ id }) => !begun.includes(id));
      if (!segment) return bare('host:end-show');
      return { type: usual, segmentId: segment.id, teamIds: null };
    }
    case 'host:give-turn':
      return { type: usual, teamId: whoseTurn(state) };
    case 'host:choose-package':
      return { type: usual, value: firstPackage(state) };
    case 'host:award':
      return { type: usual, points: 500 };
    case 'host:ready-question':
      return { type: usual, questionId: null };
    case 'host:judge':
      return { type: usual, isRight: log.length % 2 === 0 };
    case 'host:grant':
      return { type: usual, teamId: show.order[0] ?? '' };
    default:
      return bare(usual);
  }
}

function whoseTurn({ programme, show }: ShowState): string {
  const current = currentSegment(programme, show);
  const turns = (teamId: string): number => (current ? turnsOf(show, current.phase, teamId) : 0);
  const [first] = [...show.order].sort((left, right) => turns(left) - turns(right));
  return first ?? '';
}

function firstPackage({ programme, show }: ShowState): number {
  const segment = currentSegment(programme, show)?.segment;
  if (segment?.kind !== 'package') throw new Error('no package is chosen now');
  const left = questionsLeft(show, segment);
  const question = programme.questions.find(({ id }) => id === left[0]);
  return question?.value ?? segment.packages[0]?.value ?? 0;
}

/** A step as it goes up a socket. */
export function toMessage<Type extends IntentType>(
  { type, ...fields }: { type: Type } & object,
  expected: number,
  id: string
): [name: Type, payload: object] {
  return [type, { id, expected, ...fields }];
}
