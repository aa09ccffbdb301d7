import type { Instant } from '../../domain/core/time.ts';
import type { Command, Intent, Sender } from '../../domain/live/command.ts';
import { decide } from '../../domain/live/decide.ts';
import { evolve } from '../../domain/live/evolve.ts';
import type { ShowEvent } from '../../domain/live/event.ts';
import { segmentPhase } from '../../domain/live/stage.ts';
import type { Counts, LockedMark, ShowState } from '../../domain/live/state.ts';
import type { WireAnswer, WireRefusal } from '../../schema/live-wire.ts';
import type { Ctx } from '../ctx.ts';
import type { Journal } from './journal.ts';
import { isOnRecord, openBallot, type Ballot } from './spectators.ts';

/** Whether a sender still is who it was when its connection was let in. */
export type Standing = 'holds' | 'lost' | 'unknown';

/** What somebody wants, with who it was and when it arrived: before any queue (R4). */
export type Received = {
  id: string;
  /** What the sender's screen showed, the show or a rehearsal; absent or null if it did not say. */
  epoch?: string | null;
  expected: number | null;
  intent: Intent;
  by: Sender;
  at: Instant;
  /**
   * Rights end, so they are looked at again for every message (B-A5). The message keeps its place
   * in the queue meanwhile: no press loses to a deadline because a database was slow. Never rejects.
   */
  standing?: Promise<Standing>;
};

/** What came of a batch: an answer for each, and all events with the state after them. */
export type Decided = { answers: WireAnswer[]; added: ShowEvent[]; next: ShowState };

/** What deciding needs besides the state. */
export type Deciding = Pick<Ctx, 'seed' | 'log'> & {
  epoch: string;
  /** Takes no more answers of the audience, and says the sums of those that were taken. */
  finishBallot: (windowId: number) => Promise<Counts>;
} & Pick<Journal, 'lockedMarks'>;

/** Decides one after another, each on what the ones before it have made. */
export async function decideAll(
  state: ShowState,
  batch: readonly Received[],
  deciding: Deciding
): Promise<Decided> {
  const answers: WireAnswer[] = [];
  const added: ShowEvent[] = [];
  let next = state;
  for (const received of batch) {
    try {
      const one = await decideOne(next, received, deciding);
      added.push(...one.events);
      next = one.next;
      answers.push(one.answer);
    } catch (error) {
      // One message that cannot be decided must not take the others of its batch with it.
      deciding.log.error({ error, type: received.intent.type }, 'a message was not decided');
      answers.push({ ok: false, refusal: 'unavailable' });
    }
  }
  return { answers, added, next };
}

type One = { answer: WireAnswer; events: ShowEvent[]; next: ShowState };

async function decideOne(state: ShowState, received: Received, deciding: Deciding): Promise<One> {
  const refused = (refusal: WireRefusal): One => ({
    answer: { ok: false, refusal },
    events: [],
    next: state
  });
  const standing = await received.standing;
  if (standing === 'lost') return refused('not-allowed');
  if (standing === 'unknown') return refused('unavailable');
  const isOfAnother = received.epoch != null && received.epoch !== deciding.epoch;
  if (isOfAnother) return refused('stale');

  const locked = await lockedFor(state, received, deciding);
  const alone = applied(state, { ...received, locked }, deciding);
  if (!alone.answer.ok) return alone;
  const ballot = openBallot(state);
  if (ballot === null || openBallot(alone.next)?.windowId === ballot.windowId) return alone;
  const sums = await sumsBefore(state, ballot, received.at, deciding);
  const closing = applied(sums.next, received, deciding);
  return { ...closing, events: [...sums.events, ...closing.events] };
}

/** The marks that are taken are those on record at this moment, whatever a console showed. */
async function lockedFor(
  { show }: ShowState,
  { intent }: Received,
  { lockedMarks }: Deciding
): Promise<LockedMark[]> {
  const segmentIds = new Set<string>();
  const running = segmentPhase(show)?.segmentId;
  if (intent.type === 'host:take-mark' && running !== undefined) segmentIds.add(running);
  if (intent.type === 'host:take-marks') {
    for (const { segmentId } of show.awaitedMarks) segmentIds.add(segmentId);
  }
  return (await Promise.all([...segmentIds].map(lockedMarks))).flat();
}

type Known = Received & Pick<Command, 'locked'>;

function applied(state: ShowState, received: Known, { seed }: Pick<Ctx, 'seed'>): One {
  const decision = decide(state, { ...received, seed: seed() });
  if (!decision.ok) {
    return { answer: { ok: false, refusal: decision.refusal }, events: [], next: state };
  }
  let next = state;
  for (const event of decision.value) next = evolve(next, event);
  return {
    answer: { ok: true, seq: seqOf(next, received.id) },
    events: decision.value,
    next
  };
}

/** The last sums go on record before what ends the ballot, so that they are those of the table. */
async function sumsBefore(
  state: ShowState,
  ballot: Ballot,
  at: Instant,
  deciding: Deciding
): Promise<Pick<One, 'events' | 'next'>> {
  const { windowId, until } = ballot;
  const counts = await deciding.finishBallot(windowId);
  if (isOnRecord(ballot, counts)) return { events: [], next: state };
  const intent: Intent = { type: 'room:audience', windowId, counts };
  const counted = byRoom(intent, Math.min(at, until), deciding.seed());
  return applied(state, counted, deciding);
}

/** A command of the room itself. */
export const byRoom = (intent: Intent, at: Instant, id: string): Received => ({
  id,
  expected: null,
  intent,
  by: { role: 'room', id: 'room' },
  at
});

/** The last event of a command, the first time as well as when it is repeated. */
const seqOf = ({ log }: ShowState, commandId: string): number =>
  log.findLast((event) => event.commandId === commandId)?.seq ?? log.length;
