import type { SubmitFunction } from '@sveltejs/kit';
import { invalidateAll } from '$app/navigation';

/**
 * Shows the plan as it is now after a refusal, whoever changed it.
 *
 * @param reset empties the form when it was taken, for the next thing of its kind
 */
export const planned =
  (reset = false): SubmitFunction =>
  () =>
  async ({ result, update }) => {
    await update({ reset });
    if (result.type === 'failure' && result.status === 409) await invalidateAll();
  };
