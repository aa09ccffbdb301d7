import { z } from 'zod';
import { EVENT_VERSION, type ShowEvent } from '../domain/live/event.ts';
import { PLACES, type Place } from '../domain/quiz/places.ts';
import { kept } from './text.ts';

const id = kept(1);
const ids = z.array(id);
const seq = z.number().int().min(1);
const whole = z.number().int();
const place = z.enum(PLACES as [Place, ...Place[]]);
const about = { questionId: id };
const inWindow = { windowId: seq };
const window = z.strictObject({ durationMs: whole, endsAt: whole });
const lots = z.strictObject({ seed: kept(), order: ids });
const raceRight = z.enum(['buzz', 'steal']);
const counts = z.array(z.strictObject({ place, count: whole.nonnegative() }));
const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), places: z.array(place) }),
  z.strictObject({ kind: z.literal('text'), text: kept() })
]);
const press = z.strictObject({
  teamId: id,
  rawAt: whole,
  latencyMs: z.number(),
  correctedAt: whole,
  settleAt: whole
});
const next = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('close') }),
  z.strictObject({ kind: z.literal('race'), right: raceRight, window }),
  z.strictObject({ kind: z.literal('pass'), teamId: id, window })
]);
const foulCause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('early-press'), press }),
  z.strictObject({ kind: z.literal('host'), reason: kept() })
]);

/** An event of version 1 with its envelope. */
const event = <const Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({
    seq,
    version: z.literal(EVENT_VERSION),
    at: whole,
    commandId: id,
    by: z.strictObject({ role: z.enum(['host', 'team', 'room']), id }),
    type: z.literal(type),
    ...shape
  });

/** `live_event` as stored. Nothing else may ever be in the record of a final. */
export const showEvent: z.ZodType<ShowEvent> = z.discriminatedUnion('type', [
  event('show-started', {}),
  event('show-ended', {}),
  event('segment-started', { segmentId: id, teamIds: ids }),
  event('segment-ended', {}),
  event('lots-drawn', { purpose: z.enum(['order', 'tie']), lots }),
  event('turn-given', { teamId: id, window: window.nullable() }),
  event('package-chosen', { ...about, teamId: id, value: whole }),
  event('star-placed', { ...about, teamId: id }),
  event('performance-started', { teamId: id, window }),
  event('performance-ended', { teamId: id, usedMs: whole }),
  event('mark-awarded', { teamId: id, points: whole }),
  event('mark-taken', { teamId: id, points: whole }),
  event('mark-deferred', { teamId: id }),
  event('marks-taken', {
    marks: z.array(z.strictObject({ segmentId: id, teamId: id, points: whole }))
  }),
  event('mark-revealed', { teamId: id }),
  event('question-readied', about),
  event('question-shown', about),
  event('question-hidden', about),
  event('answers-opened', { ...about, window }),
  event('race-opened', { ...about, window }),
  event('right-given', { ...about, teamId: id, window }),
  event('question-closed', { ...about, cause: z.enum(['host', 'time']) }),
  event('question-revealed', about),
  event('stage-cleared', {}),
  event('time-ran-out', { ...inWindow, teamId: id }),
  event('clock-paused', { leftMs: whole }),
  event('clock-resumed', { endsAt: whole }),
  event('answer-given', { ...inWindow, teamId: id, answer, usedMs: whole }),
  event('answer-ruled', { ...inWindow, teamId: id, isRight: z.boolean() }),
  event('audience-counted', { ...inWindow, counts }),
  event('press-recorded', { ...inWindow, press }),
  event('race-settled', { ...inWindow, teamId: id, lots: lots.nullable(), window }),
  event('race-contested', { ...inWindow, candidateIds: ids }),
  event('answer-judged', {
    ...inWindow,
    teamId: id,
    verdict: z.enum(['right', 'wrong', 'passed']),
    next
  }),
  event('foul-called', { teamId: id, questionId: id.nullable(), points: whole, cause: foulCause }),
  event('question-substituted', { ...about, byQuestionId: id, reason: kept() }),
  event('question-thrown-out', { ...about, reason: kept() }),
  event('points-adjusted', { teamId: id, points: whole, reason: kept() }),
  event('teams-rescued', { teamIds: ids, reason: kept() }),
  event('board-frozen', {}),
  event('board-unfrozen', {}),
  event('undone', { undoneSeq: seq, reason: kept(), standsAtMs: whole.nullable() })
]);
