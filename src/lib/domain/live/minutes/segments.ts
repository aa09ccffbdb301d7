import type { Hundredths } from '../../core/points.ts';
import type { Instant } from '../../core/time.ts';
import type { EventOf } from '../event.ts';
import { segmentOf } from '../programme.ts';
import type { SegmentKind } from '../segments.ts';
import type { ShowState } from '../state.ts';
import { sumsOf, type MinutesLine } from './lines.ts';
import { performancesOf, type Performance } from './performances.ts';
import { questionsOf, type QuestionMinutes } from './questions.ts';
import type { Told } from './told.ts';

/** One playing of a segment: heats play the same one after another. */
export type PlayedSegment = {
  /** Sequence number of its beginning. */
  seq: number;
  segmentId: string;
  name: string;
  kind: SegmentKind;
  teamIds: readonly string[];
  /** Where all its teams are of one heat. */
  heat: number | null;
  begunAt: Instant;
  /** Null while it runs. */
  endedAt: Instant | null;
  performances: Performance[];
  questions: QuestionMinutes[];
  lines: MinutesLine[];
  /** What each team got here. */
  totals: { teamId: string; points: Hundredths }[];
};

/** The segments as they were played. */
export function playedSegments(
  state: ShowState,
  told: readonly Told[],
  lines: readonly MinutesLine[],
  heatOf: (teamId: string) => number | null
): PlayedSegment[] {
  const beginnings = told.flatMap(({ event }, index) =>
    event.type === 'segment-started' ? [{ event, index }] : []
  );
  return beginnings.map(({ event, index }, at) => {
    const next = beginnings[at + 1];
    const within = told.slice(index, next?.index);
    const own = lines.filter(
      (line) => line.segmentId !== null && beginningOf(line, told, beginnings)?.index === index
    );
    const { segmentId, teamIds } = event;
    const { name, kind } = segmentOf(state.programme, segmentId);
    const last = within.find(({ show }) => show.phase.kind !== 'segment');
    return {
      seq: event.seq,
      segmentId,
      name,
      kind,
      teamIds,
      heat: heatOfAll(teamIds.map(heatOf)),
      begunAt: event.at,
      endedAt: last?.event.at ?? next?.event.at ?? null,
      performances: performancesOf(segmentId, within, told),
      questions: questionsOf(state, within, told),
      lines: own,
      totals: sumsOf(scorers(teamIds, own), own)
    };
  });
}

type Beginning = { event: EventOf<'segment-started'>; index: number };

/** The playing that points belong to: the running one, or that of the team whose mark came later. */
function beginningOf(
  { seq, segmentId, teamId }: MinutesLine,
  told: readonly Told[],
  beginnings: readonly Beginning[]
): Beginning | undefined {
  const before = beginnings.filter(({ event }) => event.seq < seq);
  const cause = told.find(({ event }) => event.seq === seq)?.event.type;
  if (cause !== 'marks-taken') return before.at(-1);
  return before.findLast(
    ({ event }) => event.segmentId === segmentId && event.teamIds.includes(teamId)
  );
}

/** Teams of the segment, and any other that a correction gave points meanwhile. */
const scorers = (teamIds: readonly string[], lines: readonly MinutesLine[]): string[] => [
  ...new Set([...teamIds, ...lines.map((line) => line.teamId)])
];

function heatOfAll(heats: readonly (number | null)[]): number | null {
  const [first = null] = heats;
  return heats.every((heat) => heat === first) ? first : null;
}
