import { z } from 'zod';
import { PRESETS } from '../domain/live/presets.ts';
import { MADE_UP_TEAMS } from '../domain/live/rehearsal.ts';

const { fewest, most } = MADE_UP_TEAMS;

/**
 * What an organizer wants to rehearse. Fields that the form does not show have their safe value:
 * practice questions. `preset` counts only where nothing is sealed.
 */
export const rehearsalForm = z.strictObject({
  teams: z.enum(['made-up', 'real']),
  count: z.coerce.number().int().min(fewest).max(most),
  questions: z.enum(['practice', 'real']).default('practice'),
  preset: z.enum(PRESETS.map(({ id }) => id)).default(PRESETS[0]?.id ?? '')
});
export type RehearsalWish = z.infer<typeof rehearsalForm>;
