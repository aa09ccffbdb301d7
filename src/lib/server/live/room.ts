import { deadlineOf } from '../../domain/live/deadline.ts';
import { replay } from '../../domain/live/evolve.ts';
import type { Intent } from '../../domain/live/command.ts';
import type { Programme } from '../../domain/live/programme.ts';
import type { ShowState } from '../../domain/live/state.ts';
import type { WireAnswer } from '../../schema/live-wire.ts';
import type { Ctx } from '../ctx.ts';
import { isDuplicate } from '../db/errors.ts';
import { groupCommit } from '../db/group-commit.ts';
import { failStopOnFatal } from '../fail-stop.ts';
import { alarm } from './alarm.ts';
import { byRoom, decideAll, type Received } from './deciding.ts';
import type { Journal } from './journal.ts';
import type { AnswerBox } from './spectator-answers.ts';
import type { SpectatorAnswer } from './spectator-store.ts';
import { isOnRecord, openBallot, takeAnswers } from './spectators.ts';
import { throttled } from './throttle.ts';

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
  /** Takes the answer of a phone in the audience; answers after it is kept. */
  takeAnswer: (answer: SpectatorAnswer) => Promise<WireAnswer>;
  /** Answers of the audience as they were kept. */
  answers: Pick<AnswerBox, 'sums' | 'quickest'>;
  /** Tells of every new state. The answer ends that. */
  onChange: (listener: (state: ShowState) => void) => () => void;
  /** Takes nothing any more: whoever asks is told to ask again. */
  close: () => void;
};

type Outside = Pick<Ctx, 'now' | 'id' | 'seed' | 'log'>;

/** So often a lost race for a number is decided again before it is given up. */
const MOST_RACES = 5;

/** Sums of the audience go on record at most so often while a question is open. */
const SUMS_MS = 1000;

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
  const { finalId } = programme;
  const { log } = outside;
  let state = replay(programme, await journal.read());
  let isDoubtful = false;
  let isClosed = false;
  const listeners = new Set<(state: ShowState) => void>();
  const timer = alarm(outside.now, () => inBackground(timeUp));
  const tally = throttled(SUMS_MS, () => inBackground(tellSums));
  const ballot = takeAnswers(journal.answers, log, tally.run);
  const deciding = {
    ...outside,
    epoch: facts.epoch,
    finishBallot: ballot.finish,
    lockedMarks: journal.lockedMarks
  };

  const submit = groupCommit<Received, WireAnswer>(decideBatch);

  async function decideBatch(batch: Received[]): Promise<WireAnswer[]> {
    try {
      return await decideAndKeep(batch, MOST_RACES);
    } catch (error) {
      // Nobody knows what is on record now: read it again before the next decision.
      isDoubtful = true;
      log.error({ error, finalId }, 'the record was not written');
      failStopOnFatal(log, error);
      return batch.map(() => ({ ok: false, refusal: 'unavailable' }));
    } finally {
      settleDown();
    }
  }

  async function decideAndKeep(batch: Received[], races: number): Promise<WireAnswer[]> {
    if (isClosed) return batch.map(() => ({ ok: false, refusal: 'unavailable' }));
    if (isDoubtful) {
      publish(replay(programme, await journal.read()));
      isDoubtful = false;
    }
    const { answers, added, next } = await decideAll(state, batch, deciding);
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

  /** What waits on the state: the timer, and the answers of the audience. */
  function settleDown(): void {
    if (isClosed) return;
    timer.set(deadlineOf(state));
    ballot.follow(isDoubtful ? 'undecided' : openBallot(state));
  }

  function publish(next: ShowState): void {
    state = next;
    for (const listener of listeners) {
      try {
        listener(state);
      } catch (error) {
        // It is on record, whoever could not show it.
        log.error({ error, finalId }, 'a new state was not shown');
      }
    }
  }

  async function timeUp(): Promise<void> {
    const deadline = deadlineOf(state);
    if (deadline !== null) await submitOwn({ type: 'room:time-up', deadline });
  }

  async function tellSums(): Promise<void> {
    const open = openBallot(state);
    if (isClosed || open === null) return;
    const { windowId } = open;
    const counts = await journal.answers.sums(windowId);
    if (!isOnRecord(open, counts)) {
      await submitOwn({ type: 'room:audience', windowId, counts });
    }
  }

  const submitOwn = (intent: Intent): Promise<WireAnswer> =>
    submit(byRoom(intent, outside.now(), outside.seed()));

  async function inBackground(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.error({ error, finalId }, 'the room could not do its part');
    }
  }

  settleDown();
  return {
    ...facts,
    finalId,
    state: () => state,
    submit,
    takeAnswer: async (answer) => {
      const refusal = await ballot.take(answer);
      return refusal ? { ok: false, refusal } : { ok: true, seq: state.log.length };
    },
    answers: journal.answers,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      isClosed = true;
      listeners.clear();
      timer.stop();
      tally.stop();
      ballot.follow('undecided');
    }
  };
}
