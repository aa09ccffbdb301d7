import type { EventOf, EventType, ShowEvent } from './event.ts';
import { answerAppliers } from './evolve/answers.ts';
import type { Appliers } from './evolve/applier.ts';
import { correctionAppliers } from './evolve/corrections.ts';
import { performanceAppliers } from './evolve/performance.ts';
import { programmeRunAppliers } from './evolve/programme-run.ts';
import { questionAppliers } from './evolve/questions.ts';
import { raceAppliers } from './evolve/race.ts';
import type { Programme } from './programme.ts';
import type { Show, ShowState } from './state.ts';
import { effectiveEvents } from './undo.ts';

const APPLIERS: Appliers<EventType> = {
  ...programmeRunAppliers,
  ...performanceAppliers,
  ...questionAppliers,
  ...answerAppliers,
  ...raceAppliers,
  ...correctionAppliers
};

/** A final before its first event. */
export const initialState = (programme: Programme): ShowState => ({
  programme,
  log: [],
  show: showBefore(programme)
});

/**
 * The state after one more event. An undo folds the whole record again without what is undone, so
 * that every later point is recomputed (idea 7).
 *
 * @throws Error if the event's number is not the next one: the record has a gap (I9)
 */
export function evolve(state: ShowState, event: ShowEvent): ShowState {
  if (event.seq !== state.log.length + 1) throw new Error(`event ${event.seq} is out of order`);
  const log = [...state.log, event];
  const show =
    event.type === 'undone'
      ? foldShow(state.programme, effectiveEvents(log))
      : applied(state.programme, state.show, event);
  return { ...state, log, show };
}

/** The state that these events lead to from the beginning: restart and replay. */
export const replay = (programme: Programme, events: readonly ShowEvent[]): ShowState => ({
  programme,
  log: events,
  show: foldShow(programme, effectiveEvents(events))
});

/** What is on stage after these events, each of them taken as it stands. */
export const foldShow = (programme: Programme, events: readonly ShowEvent[]): Show =>
  events.reduce((show, event) => applied(programme, show, event), showBefore(programme));

/** What is on stage after each of these events, for what is told in order. */
export function showsAfter(programme: Programme, events: readonly ShowEvent[]): Show[] {
  let show = showBefore(programme);
  return events.map((event) => (show = applied(programme, show, event)));
}

/** An event that does not fit, because one before it was undone, changes nothing and is noted. */
function applied(programme: Programme, show: Show, event: ShowEvent): Show {
  const next = apply(programme, show, event);
  return next ?? { ...show, ineffective: [...show.ineffective, event.seq] };
}

function apply<Type extends EventType>(
  programme: Programme,
  show: Show,
  event: EventOf<Type>
): Show | null {
  const applier: Appliers<Type>[Type] = (APPLIERS as Appliers<Type>)[event.type as Type];
  return applier(show, event, programme);
}

const showBefore = (programme: Programme): Show => ({
  phase: { kind: 'waiting' },
  awards: [],
  usedIds: [],
  struckIds: [],
  stars: [],
  order: programme.teams.map((team) => team.id),
  tieBreaks: [],
  awaitedMarks: [],
  frozenBoard: null,
  ineffective: []
});
