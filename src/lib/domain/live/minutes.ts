import type { Instant } from '../core/time.ts';
import { showsAfter } from './evolve.ts';
import { correctionsOf, type Correction } from './minutes/corrections.ts';
import { drawingsOf, type Drawing, type HeatDrawing } from './minutes/drawings.ts';
import { ledgerLines, type MinutesLine } from './minutes/lines.ts';
import { rankingOf, type RankLine } from './minutes/ranking.ts';
import { playedSegments, type PlayedSegment } from './minutes/segments.ts';
import { tiesOf, type Tie } from './standings.ts';
import type { Phase, ShowState } from './state.ts';
import { effectiveEvents } from './undo.ts';

/** Somebody who plays for a team, as entered before the show. */
export type MinutesMember = { fullName: string; position: string; isCaptain: boolean };

/** What is entered for a final and is not on its record. */
export type Entered = {
  teams: readonly {
    id: string;
    /** From 1; null where all play together. */
    heat: number | null;
    members: readonly MinutesMember[];
  }[];
  heatDrawings: readonly HeatDrawing[];
  /** Names of the accounts that the record names. */
  people: readonly { id: string; name: string }[];
};

/**
 * What came of a final and how, for people to read and sign (biên bản): data without layout. Only
 * what counts is in the segments and the ranking; what was undone is among the corrections.
 */
export type Minutes = {
  finalId: string;
  name: string;
  /** Anything but `ended` is partial. */
  phase: Phase['kind'];
  begunAt: Instant | null;
  endedAt: Instant | null;
  /** Length of the record that this was made from. */
  events: number;
  teams: {
    id: string;
    name: string;
    heat: number | null;
    members: readonly MinutesMember[];
  }[];
  people: Entered['people'];
  /** Order of play, by lots or as entered. */
  order: readonly string[];
  heatDrawings: readonly HeatDrawing[];
  drawings: Drawing[];
  segments: PlayedSegment[];
  /** Points given or taken between segments. */
  between: MinutesLine[];
  corrections: Correction[];
  ties: Tie[];
  ranking: RankLine[];
};

/** The minutes of a final from its record. */
export function minutesOf(state: ShowState, entered: Entered): Minutes {
  const { programme, show, log } = state;
  const events = effectiveEvents(log);
  const shows = showsAfter(programme, events);
  const told = events
    .map((event, index) => ({ event, show: shows[index] ?? show }))
    .filter(({ event }) => !show.ineffective.includes(event.seq));
  const enteredOf = new Map(entered.teams.map((team) => [team.id, team]));
  const lines = ledgerLines(state);
  const heatOf = (teamId: string): number | null => enteredOf.get(teamId)?.heat ?? null;
  const ended = told.findLast(({ event }) => event.type === 'show-ended');
  return {
    finalId: programme.finalId,
    name: programme.name,
    phase: show.phase.kind,
    begunAt: told.find(({ event }) => event.type === 'show-started')?.event.at ?? null,
    endedAt: show.phase.kind === 'ended' ? (ended?.event.at ?? null) : null,
    events: log.length,
    teams: programme.teams.map(({ id, name }) => ({
      id,
      name,
      heat: heatOf(id),
      members: enteredOf.get(id)?.members ?? []
    })),
    people: entered.people,
    order: show.order,
    heatDrawings: entered.heatDrawings,
    drawings: drawingsOf(state),
    segments: playedSegments(state, told, lines, heatOf),
    between: lines.filter((line) => line.segmentId === null),
    corrections: correctionsOf(state),
    ties: tiesOf(programme, show),
    ranking: rankingOf(state)
  };
}
