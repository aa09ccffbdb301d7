import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import {
  permit,
  type Action,
  type Permission,
  type Subject
} from '../../domain/auth/permissions.ts';
import type { Actor } from '../../domain/auth/roles.ts';
import { accessDenied } from '../../text/access.ts';

type Guarded = Pick<RequestEvent, 'locals' | 'url'>;

/** What a redirect repeats in its headers has to fit in there with all others. */
const LONGEST_WAY = 1500;

/** Who is signed in; sends everybody else to the sign-in page and back afterwards. */
export function requireActor({ locals, url }: Guarded): Actor {
  if (locals.actor) return locals.actor;
  const next = [url.pathname + url.search, url.pathname].find(
    (way) => encodeURIComponent(way).length <= LONGEST_WAY
  );
  redirect(303, next === undefined ? '/login' : `/login?next=${encodeURIComponent(next)}`);
}

/** The permission a service asks for; 403 when the table says no. */
export function requirePermission<A extends Action>(
  event: Guarded,
  action: A,
  subject: Subject
): Permission<A> {
  const actor = requireActor(event);
  return permit(actor, action, subject) ?? error(403, accessDenied());
}

/** A path on this site to go on to, whatever a link says (ASVS 3.7.2). */
export function ownPath(next: string | null, fallback: string): string {
  // Browsers drop control characters: "/\t/elsewhere" would lead away.
  const isOwn =
    next !== null && next.length <= LONGEST_WAY && /^\/(?![/\\])[\x21-\x7e]*$/.test(next);
  return isOwn ? next : fallback;
}
