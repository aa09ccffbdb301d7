import { z } from 'zod';
import { PRESETS } from '../domain/live/presets.ts';
import { MADE_UP_TEAMS } from '../domain/live/rehearsal.ts';

const { fewest, most } = MADE_UP_TEAMS;

/** Rehearses the programme that is being prepared. */
export const PLAN = 'plan';

/**
 * What an organizer wants to rehearse. Fields that the form does not show have their safe value:
 * practice questions. `programme` counts only where nothing is sealed: the plan as it is, or a preset.
 */
export const rehearsalForm = z.strictObject({
  teams: z.enum(['made-up', 'real']),
  count: z.coerce.number().int().min(fewest).max(most),
  questions: z.enum(['practice', 'real']).default('practice'),
  programme: z.enum([PLAN, ...PRESETS.map(({ id }) => id)]).default(PLAN)
});
export type RehearsalWish = z.infer<typeof rehearsalForm>;
