import type { Hundredths } from '../../core/points.ts';
import { startClock, type Clock } from '../clock.ts';
import { keyOf, questionOf, type Programme } from '../programme.ts';
import { currentSegment, hasQuestion, runAt, segmentPhase, withRun } from '../stage.ts';
import type { Segment } from '../segments.ts';
import type { Asked, QuestionRun, SegmentPhase, Show } from '../state.ts';
import type { Appliers } from './applier.ts';
import { revealed } from './reveal.ts';

/** The life of a question from the seal to the key. */
export const questionAppliers: Appliers<
  | 'question-readied'
  | 'package-chosen'
  | 'star-placed'
  | 'question-shown'
  | 'question-hidden'
  | 'answers-opened'
  | 'race-opened'
  | 'right-given'
  | 'question-closed'
  | 'question-revealed'
> = {
  'question-readied': (show, { questionId, seq }, programme) => {
    const current = currentSegment(programme, show);
    if (!current || current.segment.kind === 'judged') return null;
    const value = valueOf(programme, current.segment, questionId);
    return readied(show, current.phase, newlyAsked(show, current.phase, questionId, value, seq));
  },

  'package-chosen': (show, { teamId, questionId, value, seq }, programme) => {
    const current = currentSegment(programme, show);
    if (current?.segment.kind !== 'package' || !current.phase.teamIds.includes(teamId)) return null;
    const turns = [...current.phase.turns, { teamId, questionId }];
    const asked = newlyAsked(show, current.phase, questionId, value, seq);
    return readied(show, { ...current.phase, turns }, { ...asked, ownerId: teamId });
  },

  'star-placed': (show, { teamId, questionId }) => {
    const at = runAt(show, 'ready');
    if (at?.run.asked.questionId !== questionId || at.run.asked.ownerId !== teamId) return null;
    if (at.run.asked.isStarred) return null;
    const asked = { ...at.run.asked, isStarred: true };
    return {
      ...withRun(show, at.phase, { ...at.run, asked }),
      stars: [...show.stars, { teamId, questionId }]
    };
  },

  'question-shown': (show, { questionId }) => withVisibility(show, questionId, 'shown'),
  'question-hidden': (show, { questionId }) => withVisibility(show, questionId, 'hidden'),

  'answers-opened': (show, { questionId, window }) => {
    const at = runAt(show, 'ready');
    if (at?.run.asked.questionId !== questionId) return null;
    const asked: Asked = { ...at.run.asked, visibility: 'shown' };
    const clock = startClock(window);
    return withRun(show, at.phase, { step: 'open', asked, clock, answers: [], counts: [] });
  },

  'race-opened': (show, { questionId, window }) =>
    fromReady(show, questionId, (asked) => ({
      step: 'race',
      asked,
      clock: startClock(window),
      right: 'buzz'
    })),

  'right-given': (show, { questionId, teamId, window }) =>
    fromReady(show, questionId, (asked) =>
      asked.ownerId === teamId ? answering(asked, teamId, startClock(window)) : null
    ),

  'question-closed': (show, { questionId }) => {
    const phase = segmentPhase(show);
    if (!phase || !hasQuestion(phase.run) || phase.run.asked.questionId !== questionId) return null;
    const { run } = phase;
    if (run.step === 'closed' || run.step === 'revealed') return null;
    const [answers, counts] = run.step === 'open' ? [run.answers, run.counts] : [[], []];
    return withRun(show, phase, { step: 'closed', asked: run.asked, answers, counts });
  },

  'question-revealed': (show, event, programme) => {
    const at = runAt(show, 'closed');
    const segment = currentSegment(programme, show)?.segment;
    if (!segment || at?.run.asked.questionId !== event.questionId) return null;
    return revealed(show, at.phase, at.run, {
      segment,
      seq: event.seq,
      key: keyOf(programme, event.questionId)
    });
  }
};

const answering = (asked: Asked, teamId: string, clock: Clock): QuestionRun => ({
  step: 'answering',
  asked,
  teamId,
  right: 'own',
  clock,
  answer: null,
  presses: []
});

/** A sealed question; teams that were locked out of it stay out, unless what locked them was struck. */
const newlyAsked = (
  show: Show,
  phase: SegmentPhase,
  questionId: string,
  value: Hundredths,
  windowId: number
): Asked => ({
  questionId,
  windowId,
  value,
  ownerId: null,
  isStarred: false,
  visibility: 'sealed',
  lockedOut: phase.lockedNext
    .filter((lock) => !show.struckIds.includes(lock.questionId))
    .map((lock) => lock.teamId),
  attempts: []
});

/** A question on stage, whatever stood there before: what was readied is a fact. */
export const readied = (show: Show, phase: SegmentPhase, asked: Asked): Show => ({
  ...withRun(
    show,
    { ...phase, lockedNext: [], askedIds: [...phase.askedIds, asked.questionId] },
    { step: 'ready', asked }
  ),
  usedIds: [...show.usedIds, asked.questionId]
});

function fromReady(
  show: Show,
  questionId: string,
  next: (asked: Asked) => QuestionRun | null
): Show | null {
  const at = runAt(show, 'ready');
  if (at?.run.asked.questionId !== questionId) return null;
  const run = next(at.run.asked);
  return run && withRun(show, at.phase, run);
}

function withVisibility(
  show: Show,
  questionId: string,
  visibility: Asked['visibility']
): Show | null {
  const phase = segmentPhase(show);
  if (!phase || !hasQuestion(phase.run) || phase.run.asked.questionId !== questionId) return null;
  return withRun(show, phase, { ...phase.run, asked: { ...phase.run.asked, visibility } });
}

/** What a question is worth: its own value, or the segment's. */
function valueOf(programme: Programme, segment: Segment, questionId: string): Hundredths {
  const own = questionOf(programme, questionId).value;
  if (own !== null) return own;
  return segment.kind === 'simultaneous' || segment.kind === 'buzzer' ? segment.right : 0;
}
