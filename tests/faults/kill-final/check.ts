import type { SpectatorAnswer } from './facts.ts';
import { deadlineOf } from '#lib/domain/live/deadline.ts';
import type { ShowEvent } from '#lib/domain/live/event.ts';
import { replay } from '#lib/domain/live/evolve.ts';
import type { Programme } from '#lib/domain/live/programme.ts';
import type { ShowState } from '#lib/domain/live/state.ts';
import { viewFor } from '#lib/domain/live/views.ts';
import type { Facts } from './facts.ts';

/** What is on record, as the database has it. */
export type StoredRecord = { events: readonly ShowEvent[]; audience: readonly SpectatorAnswer[] };

/** A deadline may be acted upon so much later: the sweep of RELIABILITY R5 allows five seconds. */
const OVERDUE_MS = 1500;

/** What does not hold of a record, one sentence each. */
export function violationsOf(
  programme: Programme,
  facts: Facts,
  record: StoredRecord,
  before: readonly ShowEvent[]
): string[] {
  const { events } = record;
  return [
    ...gaps(events),
    ...changed(before, events),
    ...missing(facts, events),
    ...missingOfAudience(facts, record),
    ...wrongPictures(programme, facts, events)
  ];
}

function gaps(events: readonly ShowEvent[]): string[] {
  const at = events.findIndex(({ seq }, index) => seq !== index + 1);
  return at === -1 ? [] : [`event ${at + 1} has the number ${events[at]?.seq}`];
}

/** What was on record once stays as it is: events are only added. */
function changed(before: readonly ShowEvent[], events: readonly ShowEvent[]): string[] {
  const at = before.findIndex(
    (event, index) => JSON.stringify(event) !== JSON.stringify(events[index])
  );
  return at === -1 ? [] : [`event ${at + 1} is not what it was`];
}

/** Every acknowledged command is on record, up to the event that its acknowledgement named. */
function missing({ acknowledged }: Facts, events: readonly ShowEvent[]): string[] {
  return [...acknowledged].flatMap(([id, seq]) =>
    events[seq - 1]?.commandId === id ? [] : [`command ${id} was acknowledged as event ${seq}`]
  );
}

function missingOfAudience({ audience }: Facts, record: StoredRecord): string[] {
  const kept = new Set(record.audience.map(nameOf));
  return audience.filter((answer) => !kept.has(nameOf(answer))).map((one) => `no ${nameOf(one)}`);
}

const nameOf = ({ spectatorId, windowId, place }: SpectatorAnswer): string =>
  `answer ${place} of phone ${spectatorId} in window ${windowId}`;

/** Every picture is what the record comes to at its number. */
function wrongPictures(
  programme: Programme,
  { pictures }: Facts,
  events: readonly ShowEvent[]
): string[] {
  const states = new Map<number, ShowState>();
  const stateAt = (seq: number): ShowState => {
    const known = states.get(seq) ?? replay(programme, events.slice(0, seq));
    states.set(seq, known);
    return known;
  };
  return pictures.flatMap(({ audience, seq, view }) => {
    if (seq > events.length) return [`${audience.kind} shows event ${seq} of ${events.length}`];
    const due = JSON.stringify(viewFor(audience, stateAt(seq)));
    return JSON.stringify(view) === due ? [] : [`${audience.kind} shows another event ${seq}`];
  });
}

/** Is there a deadline that should have been acted upon by now? */
export function isOverdue(
  programme: Programme,
  events: readonly ShowEvent[],
  now: number
): boolean {
  const deadline = deadlineOf(replay(programme, events));
  return deadline !== null && deadline < now - OVERDUE_MS;
}
