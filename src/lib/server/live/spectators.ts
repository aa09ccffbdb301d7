import { createHmac } from 'node:crypto';
import type { Instant } from '../../domain/core/time.ts';
import type { ShowEvent } from '../../domain/live/event.ts';
import { closingAt } from '../../domain/live/latency.ts';
import { keyOf, questionOf } from '../../domain/live/programme.ts';
import { currentSegment } from '../../domain/live/stage.ts';
import type { Counts, ShowState } from '../../domain/live/state.ts';
import { effectiveEvents } from '../../domain/live/undo.ts';
import { PLACES, type Place } from '../../domain/quiz/places.ts';
import type { QuickSpectator, WireRefusal } from '../../schema/live-wire.ts';
import type { Ctx } from '../ctx.ts';
import { groupCommit } from '../db/group-commit.ts';
import { failStopOnFatal } from '../fail-stop.ts';
import { spectatorOf } from './device.ts';
import type { Room } from './room.ts';
import type { AnswerBox } from './spectator-answers.ts';
import type { SpectatorAnswer } from './spectator-store.ts';

/** A question that the audience may answer now, with the sums that are on record. */
export type Ballot = {
  windowId: number;
  until: Instant;
  places: readonly Place[];
  counts: Counts;
};

/** One statement may carry so many answers. */
const LARGEST_BATCH = 1000;

/** What the audience may answer in this state, or null. */
export function openBallot({ show, programme }: ShowState): Ballot | null {
  const current = currentSegment(programme, show);
  const run = current?.phase.run;
  if (current?.segment.kind !== 'audience' || run?.step !== 'open') return null;
  if (run.clock.kind !== 'running') return null;
  const { windowId, questionId } = run.asked;
  return {
    windowId,
    until: closingAt(run.clock.endsAt, programme.race),
    places: PLACES.slice(0, questionOf(programme, questionId).options.length),
    counts: run.counts
  };
}

/** Are these the sums that are on record already? */
export const isOnRecord = ({ counts }: Ballot, sums: Counts): boolean =>
  JSON.stringify(counts) === JSON.stringify(sums);

/**
 * Takes answers of the audience for one room. They share transactions among themselves, apart from
 * the record of the show, and are never events: the record gets sums.
 *
 * @param taken called whenever answers have been kept
 */
export function takeAnswers(box: AnswerBox, log: Ctx['log'], taken: () => void) {
  let now: Ballot | null | 'undecided' = 'undecided';
  const underWay = new Set<Promise<void>>();

  const keep = groupCommit<SpectatorAnswer, void>(async (answers) => {
    await box.put(lastOfEach(answers));
    return answers.map(() => undefined);
  }, LARGEST_BATCH);

  return {
    /** Takes answers for this ballot from now on, or none. */
    follow: (ballot: Ballot | null | 'undecided'): void => {
      now = ballot;
    },
    /** Keeps an answer. It is acknowledged after COMMIT (R1). */
    take: async (answer: SpectatorAnswer): Promise<WireRefusal | null> => {
      const refusal = refusalOf(answer, now);
      if (refusal) return refusal;
      const keeping = keep(answer);
      underWay.add(keeping);
      try {
        await keeping;
      } catch (error) {
        log.error({ error }, 'answers of the audience were not written');
        failStopOnFatal(log, error);
        return 'unavailable';
      } finally {
        underWay.delete(keeping);
      }
      taken();
      return null;
    },
    /** Takes no more until told what follows, and says the sums of all that it has taken. */
    finish: async (windowId: number): Promise<Counts> => {
      now = 'undecided';
      await Promise.allSettled(underWay);
      return box.sums(windowId);
    }
  };
}

function refusalOf(
  { windowId, place, at }: SpectatorAnswer,
  ballot: Ballot | null | 'undecided'
): WireRefusal | null {
  if (ballot === 'undecided') return 'unavailable';
  if (ballot === null) return 'not-now';
  if (ballot.windowId !== windowId) return 'wrong-window';
  if (at > ballot.until) return 'time-over';
  return ballot.places.includes(place) ? null : 'answer-does-not-fit';
}

/** The newest answer of each phone: a statement may touch a row only once. */
const lastOfEach = (answers: readonly SpectatorAnswer[]): SpectatorAnswer[] => [
  ...new Map(answers.map((one) => [`${one.windowId}:${one.spectatorId}`, one])).values()
];

/**
 * The phones that answered this question for the audience right, quickest first. Nobody is named
 * before the key is revealed, nor where the question was thrown out.
 */
export async function quickestSpectators(
  ctx: Ctx,
  room: Room,
  windowId: number,
  most: number
): Promise<QuickSpectator[]> {
  const { log, programme, show } = room.state();
  const events = effectiveEvents(log);
  const questionId = askedIn(events, windowId);
  if (questionId === null || show.struckIds.includes(questionId)) return [];
  const about = events.filter((event) => 'questionId' in event && event.questionId === questionId);
  const opened = about.find(({ type }) => type === 'answers-opened');
  const isRevealed = about.some(({ type }) => type === 'question-revealed');
  const { right } = keyOf(programme, questionId);
  const [place, ...others] = right.kind === 'choice' ? right.places : [];
  if (!opened || !isRevealed || place === undefined || others.length > 0) return [];
  const found = await room.answers.quickest(windowId, place, most);
  return found.map(({ spectatorId, at }) => ({
    code: codeOf(ctx, spectatorId),
    afterMs: Math.max(0, at - opened.at)
  }));
}

/** The question of a window: it was made ready by the event with that number, or put in there. */
function askedIn(events: readonly ShowEvent[], windowId: number): string | null {
  const begin = events.find(({ seq }) => seq === windowId);
  if (begin?.type === 'question-substituted') return begin.byQuestionId;
  return begin?.type === 'question-readied' ? begin.questionId : null;
}

/** The code on a phone by which a gift is claimed, as two groups of four digits; null for no phone. */
export function spectatorCode(ctx: Ctx, cookie: string): string | null {
  const id = spectatorOf(ctx, cookie);
  return id === null ? null : codeOf(ctx, id);
}

/** Eight digits: among 30.000 phones hardly one in three thousand shares another one's code. */
function codeOf(ctx: Ctx, spectatorId: string): string {
  const mac = createHmac('sha256', ctx.secret).update(`spectator-code:${spectatorId}`).digest();
  const digits = String(mac.readUInt32BE(0) % 100_000_000).padStart(8, '0');
  return `${digits.slice(0, 4)} ${digits.slice(4)}`;
}
