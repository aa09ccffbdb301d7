import type { Hundredths } from '../../core/points.ts';
import { questionOf } from '../programme.ts';
import { currentSegment, runAt, starsOf } from '../stage.ts';
import { happens, no, type Deciders, type Decision, type Moment } from './decider.ts';
import { questionsLeft } from './questions.ts';

/** Choices of the team whose turn it is; the host may enter them for it. */
export const packageDeciders: Deciders<
  'host:choose-package' | 'team:choose-package' | 'host:place-star' | 'team:place-star'
> = {
  'host:choose-package': (moment, { value }) => chosen(moment, value, null),
  'team:choose-package': (moment, { value }, by) => chosen(moment, value, by.id),
  'host:place-star': (moment) => starred(moment, null),
  'team:place-star': (moment, _intent, by) => starred(moment, by.id)
};

/** The first question of that value that has not been on stage. */
function chosen({ show, programme }: Moment, value: Hundredths, byTeam: string | null): Decision {
  const stage = runAt(show, 'choosing');
  const segment = currentSegment(programme, show)?.segment;
  if (!stage || segment?.kind !== 'package') return no('not-now');
  const { teamId } = stage.run;
  if (byTeam !== null && byTeam !== teamId) return no('not-allowed');
  if (!segment.packages.some((one) => one.value === value)) return no('unknown-package');
  const questionId = questionsLeft(show, segment).find(
    (id) => (questionOf(programme, id).value ?? value) === value
  );
  if (questionId === undefined) return no('no-question-left');
  return happens({ type: 'package-chosen', teamId, questionId, value });
}

/** Only before the question has been seen (B10). */
function starred({ show, programme }: Moment, byTeam: string | null): Decision {
  const stage = runAt(show, 'ready');
  const segment = currentSegment(programme, show)?.segment;
  if (!stage || segment?.kind !== 'package') return no('not-now');
  const { questionId, ownerId, isStarred, visibility } = stage.run.asked;
  if (ownerId === null || visibility !== 'sealed') return no('not-now');
  if (byTeam !== null && byTeam !== ownerId) return no('not-allowed');
  if (isStarred || starsOf(show, stage.phase, ownerId) >= segment.stars) return no('star-used');
  return happens({ type: 'star-placed', teamId: ownerId, questionId });
}
