import type { Hundredths } from '../../core/points.ts';
import { startClock } from '../clock.ts';
import { overtimePoints } from '../../judging/final-mark.ts';
import { judgedPoints } from '../score/judged.ts';
import { currentSegment, runAt, withRun } from '../stage.ts';
import type { Award, Show } from '../state.ts';
import { withAwards, type Appliers } from './applier.ts';

/** Turns, and the performances of judged segments. A mark earns points only when it is revealed. */
export const performanceAppliers: Appliers<
  | 'turn-given'
  | 'performance-started'
  | 'performance-ended'
  | 'mark-awarded'
  | 'mark-taken'
  | 'mark-deferred'
  | 'marks-taken'
  | 'mark-revealed'
> = {
  'turn-given': (show, { teamId, window }, programme) => {
    const current = currentSegment(programme, show);
    if (!current?.phase.teamIds.includes(teamId)) return null;
    const { phase, segment } = current;
    if (segment.kind === 'package') return withRun(show, phase, { step: 'choosing', teamId });
    if (segment.kind !== 'judged') return null;
    const clock = window && startClock(window);
    const turns = [...phase.turns, { teamId, questionId: null }];
    return withRun(show, { ...phase, turns }, { step: 'preparing', teamId, clock });
  },

  'performance-started': (show, { teamId, window }) => {
    const at = runAt(show, 'preparing');
    if (at?.run.teamId !== teamId) return null;
    return withRun(show, at.phase, { step: 'performing', teamId, clock: startClock(window) });
  },

  'performance-ended': (show, { teamId, usedMs }) => {
    const at = runAt(show, 'preparing', 'performing');
    if (at?.run.teamId !== teamId) return null;
    return withRun(show, at.phase, {
      step: 'marking',
      teamId,
      usedMs,
      award: null,
      isFromSheets: false
    });
  },

  'mark-awarded': (show, event) => withMark(show, event, false),
  'mark-taken': (show, event) => withMark(show, event, true),

  'mark-deferred': (show, { teamId }) => {
    const at = runAt(show, 'marking');
    if (at?.run.teamId !== teamId) return null;
    const awaited = { segmentId: at.phase.segmentId, teamId };
    const others = show.awaitedMarks.filter((one) => !isSame(one, awaited));
    return { ...withRun(show, at.phase, { step: 'idle' }), awaitedMarks: [...others, awaited] };
  },

  // Public at once: taking them is their reveal. A team whose deferral was undone has its own mark.
  'marks-taken': (show, { marks, seq }) => {
    const due = marks.filter((mark) => show.awaitedMarks.some((one) => isSame(one, mark)));
    if (due.length === 0) return null;
    const awards = due
      .filter(({ points }) => points !== 0)
      .map((mark): Award => ({ ...mark, seq, questionId: null, cause: 'jury' }));
    return {
      ...show,
      awaitedMarks: show.awaitedMarks.filter((one) => !due.some((mark) => isSame(mark, one))),
      awards: [...show.awards, ...awards]
    };
  },

  'mark-revealed': (show, { teamId, seq }, programme) => {
    const at = runAt(show, 'marking');
    const segment = currentSegment(programme, show)?.segment;
    if (segment?.kind !== 'judged' || at?.run.teamId !== teamId || at.run.award === null)
      return null;
    const { award, usedMs, isFromSheets } = at.run;
    const overtime = isFromSheets ? 0 : overtimePoints(segment.limitMs, segment.overtime, usedMs);
    return withAwards(
      withRun(show, at.phase, { step: 'marked', teamId, award, overtime }),
      seq,
      null,
      judgedPoints(teamId, award, overtime)
    );
  }
};

type OfTeam = { segmentId: string; teamId: string };
const isSame = (left: OfTeam, right: OfTeam): boolean =>
  left.segmentId === right.segmentId && left.teamId === right.teamId;

/** The last mark before the reveal counts, wherever it came from. */
function withMark(
  show: Show,
  { teamId, points }: { teamId: string; points: Hundredths },
  isFromSheets: boolean
): Show | null {
  const at = runAt(show, 'marking');
  if (at?.run.teamId !== teamId) return null;
  return withRun(show, at.phase, { ...at.run, award: points, isFromSheets });
}
