import { redirect, type RequestEvent } from '@sveltejs/kit';
import {
  coordinatedUnits,
  isJudge,
  isOrganizer,
  leadsJury,
  type Actor
} from '#lib/domain/auth/roles.ts';
import { openSession, readHeldSession, type Proven } from '#lib/server/auth/service.ts';
import { ownPath } from '#lib/server/kit/guard.ts';
import { readSignInCookie, setSignInCookie } from '#lib/server/kit/session-cookie.ts';
import { lookAtQueue, visitOf, type RefusedAnswer } from '#lib/server/kit/sign-in-queue.ts';

/** Where somebody wants to be after signing in: their link's page, else their own first page. */
export function wayOf(actor: Actor | null, url: URL): string {
  return ownPath(url.searchParams.get('next'), homeOf(actor));
}

function homeOf(actor: Actor | null): string {
  if (actor && isOrganizer(actor)) return '/organizer';
  if (actor && isJudge(actor)) return '/judging';
  if (actor && leadsJury(actor)) return '/judging/lead';
  if (actor && coordinatedUnits(actor).length > 0) return '/unit';
  return actor && actor.grants.length > 0 ? '/work' : '/quiz';
}

/**
 * Opens a session for this browser, hands it over and sends it on. It comes back only when the
 * password was changed while the proof waited.
 */
export async function enter(
  event: RequestEvent,
  proven: Proven
): Promise<{ ok: false; refusal: 'wrong-credentials' }> {
  const { locals, url } = event;
  const replaces = readSignInCookie(event, 'session');
  const opened = await openSession(locals.ctx, proven, { ...visitOf(event), replaces });
  if (!opened.ok) return opened;
  const { token, device } = opened.value;
  setSignInCookie(event, 'session', token);
  setSignInCookie(event, 'device', device);
  const session = await readHeldSession(locals.ctx, token);
  const way = wayOf(session?.actor ?? null, url);
  redirect(303, session?.mustChange ? `/account?next=${encodeURIComponent(way)}` : way);
}

/**
 * What a page for signing in shows: the place of this browser in the queue, or what came of it. Who
 * is through, or signed in already, is sent on.
 */
export async function lookIn(
  event: RequestEvent,
  page: RefusedAnswer['page']
): Promise<{
  place: { ahead: number; askAgainMs: number } | null;
  answer: RefusedAnswer | null;
  isForgotten: boolean;
}> {
  const { locals, url } = event;
  const queue = lookAtQueue(event);
  const nothing = { place: null, answer: null, isForgotten: queue === 'forgotten' };
  if (queue === null || queue === 'forgotten') {
    if (locals.actor) redirect(303, wayOf(locals.actor, url));
    return nothing;
  }
  if ('place' in queue) return { ...nothing, place: queue.place };
  const { answer } = queue;
  const refused = answer.proven.ok ? await enter(event, answer.proven.value) : answer.proven;
  return { ...nothing, answer: { ...answer, page, proven: refused } };
}
