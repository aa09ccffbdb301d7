import { z } from 'zod';
import { PLACES, type Place } from '../domain/quiz/places.ts';
import { kept, shaped } from './text.ts';

/** Answers that one request may carry: a queue of a long outage fits. */
export const MOST_ANSWERS_PER_SAVE = 200;

const optionId = kept(1, 20);
const place = z.enum(PLACES as [Place, ...Place[]]);

const position = z.number().int().min(1).max(500);

export const saveIntent = z.strictObject({
  position,
  choice: z.array(place).max(8),
  revision: z.number().int().min(1).max(1_000_000),
  mutationId: shaped(/^[0-9a-f]{32}$/)
});

/** POST /api/attempts/{id}/answers */
export const saveRequest = z.strictObject({
  holder: z.number().int().min(1),
  answers: z.array(saveIntent).min(1).max(MOST_ANSWERS_PER_SAVE)
});
export type SaveRequest = z.infer<typeof saveRequest>;

/** `attempt_place.flagged` as stored. */
export const positions = z.array(position).max(500);

/** POST /api/attempts/{id}/state */
export const placeRequest = z.strictObject({
  holder: z.number().int().min(1),
  position,
  flagged: positions
});

/** What a browser may notice about itself (advisory only, RELIABILITY section 8). */
export const signalRequest = z.strictObject({
  kind: z.enum(['page-hidden', 'page-shown', 'taken-over'])
});

/** `paper_item.option_order` and `answer.choice` as stored. */
export const optionIds = z.array(optionId);
