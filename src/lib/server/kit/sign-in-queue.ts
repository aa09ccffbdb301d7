import { redirect, type RequestEvent } from '@sveltejs/kit';
import { SECOND } from '../../domain/core/time.ts';
import {
  placeOf,
  takeOutcome,
  takeTicket,
  waitFor,
  type ActivationRefused,
  type Place,
  type Proven,
  type SignInRefused,
  type Visit
} from '../auth/service.ts';
import { clearSignInCookie, readSignInCookie, setSignInCookie } from './session-cookie.ts';

/** A page with scripts shows the place soon; a form without them is answered when it is done, if it can. */
const [SHORT_MS, LONG_MS] = [1.5 * SECOND, 25 * SECOND];

/** What came of signing in: who it is, or why not; with what was typed, but for the password. */
export type SignInAnswer = {
  page: '/login' | '/activate';
  typed: { loginName: string; code?: string };
  proven: { ok: true; value: Proven } | SignInRefused | ActivationRefused;
};

export type RefusedAnswer = Omit<SignInAnswer, 'proven'> & {
  proven: SignInRefused | ActivationRefused;
};

/** Where somebody comes from who signs in. */
export const visitOf = (event: RequestEvent): Visit => ({
  address: event.locals.address,
  device: readSignInCookie(event, 'device')
});

/**
 * Proves who somebody is in the queue of all who sign in. Answers when that is quickly done;
 * otherwise it leads to the page, which shows the place.
 */
export async function proveInQueue(
  event: RequestEvent,
  asked: Omit<SignInAnswer, 'proven'>,
  prove: (visit: Visit) => Promise<SignInAnswer['proven']>
): Promise<SignInAnswer> {
  const { request, url } = event;
  const visit = visitOf(event);
  const id = takeTicket(async (signal) => ({
    ...asked,
    proven: await prove({ ...visit, signal })
  }));
  if (id === null) return { ...asked, proven: { ok: false, refusal: 'too-many-at-once' } };
  const hasScripts = request.headers.has('x-sveltekit-action');
  await waitFor(id, hasScripts ? SHORT_MS : LONG_MS);
  const outcome = takeOutcome(id);
  if (outcome) return outcome.value as SignInAnswer;
  setSignInCookie(event, 'queue', id);
  redirect(303, asked.page + url.search.replace(/\?\/\w*&?/, '?'));
}

/** Where the browser's place in the queue stands: waiting, done, lost, or none. */
export function lookAtQueue(
  event: RequestEvent
): { place: Place } | { answer: SignInAnswer } | 'forgotten' | null {
  const id = readSignInCookie(event, 'queue');
  if (id === undefined) return null;
  const place = placeOf(id);
  if (place) return { place };
  clearSignInCookie(event, 'queue');
  const outcome = takeOutcome(id);
  return outcome ? { answer: outcome.value as SignInAnswer } : 'forgotten';
}
