import '#lib/client/older-browsers.ts';
import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { isNetworkError } from '#lib/client/network-error.ts';
import { trueText } from '#lib/client/true-text.svelte.ts';
import * as m from '#lib/text/paraglide/messages.js';

export const init: ClientInit = () => trueText.watch();

/** Whatever goes wrong in a browser has words of ours: a missing network is no fault of the server. */
export const handleError: HandleClientError = ({ error, status }) => {
  if (status === 404) return { message: m.page_not_found() };
  if (!navigator.onLine || isNetworkError(error)) {
    return { message: m.shell_offline_text(), isUnreachable: true };
  }
  return { message: m.unexpected_error() };
};
