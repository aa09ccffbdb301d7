import type { Hundredths } from '../../core/points.ts';
import type { RaceRules } from '../programme.ts';
import type { QuestionSlot } from '../preset.ts';

/** So many questions for the whole segment, worth and timed as the segment says. */
export const slot = (
  count: number,
  own: { value?: Hundredths; answerMs?: number; per?: QuestionSlot['per'] } = {}
): QuestionSlot => ({
  count,
  per: own.per ?? 'segment',
  value: own.value ?? null,
  answerMs: own.answerMs ?? null
});

/** Tie window 10 ms ([P50], B9); lots for ties (K); at most 200 ms of latency taken off (K). */
export const RACE: RaceRules = { latencyBoundMs: 200, tieWindowMs: 10, tie: 'lot' };
