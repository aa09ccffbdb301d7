import type { Instant } from '../../domain/core/time.ts';
import type { Intent, Sender } from '../../domain/live/command.ts';
import { deadlineOf } from '../../domain/live/deadline.ts';
import { decide } from '../../domain/live/decide.ts';
import { evolve, replay } from '../../domain/live/evolve.ts';
import type { ShowEvent } from '../../domain/live/event.ts';
import type { Programme } from '../../domain/live/programme.ts';
import type { ShowState } from '../../domain/live/state.ts';
import type { WireAnswer } from '../../schema/live-wire.ts';
import type { Ctx } from '../ctx.ts';
import { isDuplicate } from '../db/errors.ts';
import { groupCommit } from '../db/group-commit.ts';
import { failStopOnFatal } from '../fail-stop.ts';
import { alarm } from './alarm.ts';
import type { Journal } from './journal.ts';

/** What somebody wants, with who it was and when it arrived: before any queue (R4). */
export type Received = {
  id: string;
  expected: number | null;
  intent: Intent;
  by: Sender;
  at: Instant;
};

/** One running final or rehearsal: the only place that appends to its record. */
export type Room = {
  finalId: string;
  /** Tells pictures of a rehearsal from those of the show. */
  epoch: string;
  isRehearsal: boolean;
  programme: Programme;
  state: () => ShowState;
  /** Decides what was received, in order of arrival; answers after it is on record. */
  submit: (received: Received) => Promise<WireAnswer>;
  /** Tells of every new state. The answer ends that. */
  onChange: (listener: (state: ShowState) => void) => () => void;
  close: () => void;
};

type Outside = Pick<Ctx, 'now' | 'id' | 'seed' | 'log'>;

/** So often a lost race for a number is decided again before it is given up. */
const MOST_RACES = 5;

/**
 * Opens a room: reads the record, folds it, and sets the timer (R5, R8). Commands that have
 * arrived share one transaction.
 */
export async function openRoom(
  outside: Outside,
  facts: Pick<Room, 'epoch' | 'isRehearsal' | 'programme'>,
  journal: Journal
): Promise<Room> {
  const { programme } = facts;
  let state = replay(programme, await journal.read());
  let isDoubtful = false;
  const listeners = new Set<(state: ShowState) => void>();
  const timer = alarm(outside.now, () => void timeUp());

  const submit = groupCommit<Received, WireAnswer>(decideBatch);

  async function decideBatch(batch: Received[]): Promise<WireAnswer[]> {
    try {
      return await decideAndKeep(batch, MOST_RACES);
    } catch (error) {
      // Nobody knows what is on record now: read it again before the next decision.
      isDoubtful = true;
      outside.log.error({ error, finalId: programme.finalId }, 'the record was not written');
      failStopOnFatal(outside.log, error);
      return batch.map(() => ({ ok: false, refusal: 'unavailable' }));
    } finally {
      timer.set(deadlineOf(state));
    }
  }

  async function decideAndKeep(batch: Received[], races: number): Promise<WireAnswer[]> {
    if (isDoubtful) {
      publish(replay(programme, await journal.read()));
      isDoubtful = false;
    }
    const { answers, added, next } = decided(state, batch, outside.seed);
    try {
      if (added.length > 0) await journal.append(added);
    } catch (error) {
      if (races === 0 || !isDuplicate(error)) throw error;
      isDoubtful = true;
      return decideAndKeep(batch, races - 1);
    }
    if (added.length > 0) publish(next);
    return answers;
  }

  function publish(next: ShowState): void {
    state = next;
    for (const listener of listeners) listener(state);
  }

  async function timeUp(): Promise<void> {
    const deadline = deadlineOf(state);
    if (deadline === null) return;
    await submit({
      id: outside.seed(),
      expected: null,
      intent: { type: 'room:time-up', deadline },
      by: { role: 'room', id: 'room' },
      at: outside.now()
    });
  }

  timer.set(deadlineOf(state));
  return {
    ...facts,
    finalId: programme.finalId,
    state: () => state,
    submit,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      listeners.clear();
      timer.stop();
    }
  };
}

type Decided = { answers: WireAnswer[]; added: ShowEvent[]; next: ShowState };

/** Decides one after another, each on what the ones before it have made. */
function decided(state: ShowState, batch: readonly Received[], seed: () => string): Decided {
  const answers: WireAnswer[] = [];
  const added: ShowEvent[] = [];
  let next = state;
  for (const received of batch) {
    const decision = decide(next, { ...received, seed: seed() });
    if (!decision.ok) {
      answers.push({ ok: false, refusal: decision.refusal });
      continue;
    }
    for (const event of decision.value) next = evolve(next, event);
    added.push(...decision.value);
    answers.push({ ok: true, seq: seqOf(next, received.id) });
  }
  return { answers, added, next };
}

/** The last event of a command, the first time as well as when it is repeated. */
const seqOf = ({ log }: ShowState, commandId: string): number =>
  log.findLast((event) => event.commandId === commandId)?.seq ?? log.length;
