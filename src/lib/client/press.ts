import { enhance } from '$app/forms';
import type { SubmitFunction } from '@sveltejs/kit';
import { latestPress } from './unanswered.svelte.ts';

/** After so long a press is answered, or it may be made again. */
const PATIENCE_MS = 10_000;
/** Where the server has a lot to do (`data-slow`), such as reading a list of thousands. */
const SLOW_PATIENCE_MS = 120_000;
/** Files take their time on a line as slow as this. */
const SLOWEST_LINE = 16 / 1000;

/**
 * Sends a form by script, in the place of SvelteKit's `enhance`: nothing waits for ever, and a press
 * that the server did not answer leaves the page, what was typed and the button as they were.
 */
export function press(form: HTMLFormElement, submit?: SubmitFunction): { destroy: () => void } {
  return limited(form, submit, (state) => (latestPress.state = state));
}

/** The same for a form that says beside its button what became of the press. */
export function pressAside(form: HTMLFormElement, submit: SubmitFunction): { destroy: () => void } {
  return limited(form, submit, () => undefined);
}

/** Did nobody answer? A server that refuses has a status. */
export const isUnanswered = (result: { type: string; status?: number | undefined }): boolean =>
  result.type === 'error' && result.status === undefined;

function limited(
  form: HTMLFormElement,
  submit: SubmitFunction | undefined,
  say: (state: typeof latestPress.state) => void
): { destroy: () => void } {
  const send: SubmitFunction = async (pressed) => {
    say(null);
    let isCancelled = false;
    const cancel = (): void => {
      isCancelled = true;
      pressed.cancel();
    };
    const settle = await submit?.({ ...pressed, cancel });
    if (isCancelled) return;
    const stopWaiting = wait(form, pressed, say);
    return async (outcome) => {
      stopWaiting();
      const isLost = isUnanswered(outcome.result);
      say(isLost ? (navigator.onLine ? 'again' : 'offline') : null);
      // Without an answer there is nothing to show: the page stays.
      const shown = isLost ? { ...outcome, update: async () => undefined } : outcome;
      await (settle ? settle(shown) : shown.update());
    };
  };
  return enhance(form, send);
}

/** Gives up when it has taken too long; what it returns ends the waiting. */
function wait(
  form: HTMLFormElement,
  { controller, formData }: { controller: AbortController; formData: FormData },
  say: (state: typeof latestPress.state) => void
): () => void {
  const isSlow = 'slow' in form.dataset;
  const patience = (isSlow ? SLOW_PATIENCE_MS : PATIENCE_MS) + bytesOf(formData) / SLOWEST_LINE;
  const giveUp = (): void => controller.abort(new DOMException('no answer', 'TimeoutError'));
  const timers = [setTimeout(giveUp, patience)];
  if (patience > PATIENCE_MS) timers.push(setTimeout(() => say('waiting'), PATIENCE_MS));
  return () => timers.forEach(clearTimeout);
}

/** Of the files in a form, in bytes. */
const bytesOf = (form: FormData): number =>
  [...form.values()].reduce((sum, one) => sum + (one instanceof File ? one.size : 0), 0);
