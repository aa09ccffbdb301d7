import '#lib/client/older-browsers.ts';
import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { alive } from '#lib/client/alive.svelte.ts';
import { missedPage } from '#lib/client/missed-page.svelte.ts';
import { isNetworkError } from '#lib/client/network-error.ts';
import { trueText } from '#lib/client/true-text.svelte.ts';
import * as m from '#lib/text/paraglide/messages.js';

export const init: ClientInit = () => trueText.watch();

/** Whatever goes wrong in a browser has words of ours: a missing network is no fault of the server. */
export const handleError: HandleClientError = ({ error, status, event }) => {
  if (status === 404) return { message: m.page_not_found() };
  if (alive.now && isNetworkError(error)) {
    // SvelteKit would go on to ask for the whole page, and the browser's own error page came. Nothing
    // goes on from here: the page that is there says it, and asks again (src/lib/client/ask-again).
    missedPage.note(event.url);
    return new Promise(() => undefined);
  }
  if (!navigator.onLine || isNetworkError(error)) {
    return { message: m.shell_offline_text(), isUnreachable: true };
  }
  return { message: m.unexpected_error() };
};
