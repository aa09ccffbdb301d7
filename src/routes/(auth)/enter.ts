import { redirect, type RequestEvent } from '@sveltejs/kit';
import {
  coordinatedUnits,
  isJudge,
  isOrganizer,
  leadsJury,
  type Actor
} from '#lib/domain/auth/roles.ts';
import { readSession, type SignedIn } from '#lib/server/auth/service.ts';
import { ownPath } from '#lib/server/kit/guard.ts';
import { setSessionCookie } from '#lib/server/kit/session-cookie.ts';

/** Where somebody wants to be after signing in: their link's page, else their own first page. */
export function wayOf(actor: Actor | null, url: URL): string {
  return ownPath(url.searchParams.get('next'), homeOf(actor));
}

function homeOf(actor: Actor | null): string {
  if (actor && isOrganizer(actor)) return '/organizer';
  if (actor && isJudge(actor)) return '/judging';
  if (actor && leadsJury(actor)) return '/judging/lead';
  return actor && coordinatedUnits(actor).length > 0 ? '/unit' : '/quiz';
}

/** Hands the session over to the browser and sends it on. */
export async function enter(
  event: Pick<RequestEvent, 'cookies' | 'locals' | 'url'>,
  { token, expiresAt }: SignedIn
): Promise<never> {
  setSessionCookie(event, token, expiresAt);
  const session = await readSession(event.locals.ctx, token);
  redirect(303, wayOf(session?.actor ?? null, event.url));
}
