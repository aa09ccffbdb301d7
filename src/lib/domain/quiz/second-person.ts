import { accepted, refused, type Result } from '../core/result.ts';
import type { Instant } from '../core/time.ts';

/** Somebody with an account; two accounts of one person are one. */
export type Somebody = { accountId: string; personId: string | null };

/** A request that waits until a second person has decided on it. */
export type Waiting = { state: RequestState; askedBy: Somebody; expiresAt: Instant };

/** `waiting` also names one whose time is over; `standsNow` tells them apart. */
export const REQUEST_STATES = ['waiting', 'done', 'declined', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export type DecideRefusal = 'own-request' | 'not-waiting' | 'expired';

export const isSamePerson = (one: Somebody, other: Somebody): boolean =>
  one.accountId === other.accountId || (one.personId !== null && one.personId === other.personId);

/** True when there is somebody else who could confirm. */
export const hasSecond = (asker: Somebody, holders: readonly Somebody[]): boolean =>
  holders.some((holder) => !isSamePerson(asker, holder));

/** May this person confirm or decline it now? Never who asked, in however many windows. */
export function mayDecide(
  request: Waiting,
  by: Somebody,
  now: Instant
): Result<null, DecideRefusal> {
  if (request.state !== 'waiting') return refused('not-waiting');
  if (now >= request.expiresAt) return refused('expired');
  return isSamePerson(request.askedBy, by) ? refused('own-request') : accepted(null);
}

/** Where a request stands at an instant. */
export const standsNow = (
  { state, expiresAt }: Pick<Waiting, 'state' | 'expiresAt'>,
  now: Instant
): RequestState | 'expired' => (state === 'waiting' && now >= expiresAt ? 'expired' : state);
