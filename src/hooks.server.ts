import { randomUUID } from 'node:crypto';
import {
  error,
  redirect,
  type Handle,
  type HandleServerError,
  type RequestEvent,
  type ServerInit
} from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { EPOCH_HEADER } from '#lib/domain/core/epoch.ts';
import { readHeldSession } from '#lib/server/auth/service.ts';
import { isPassing } from '#lib/server/db/errors.ts';
import { failStopOnFatal } from '#lib/server/fail-stop.ts';
import { addressOf } from '#lib/server/kit/client-address.ts';
import { isOpenBeforeChange, ownAccountPath } from '#lib/server/kit/own-account.ts';
import { compress } from '#lib/server/kit/compress.ts';
import { trimHeaders } from '#lib/server/kit/page-headers.ts';
import { running } from '#lib/server/kit/running.ts';
import { readSignInCookie } from '#lib/server/kit/session-cookie.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { paraglideMiddleware } from '#lib/text/paraglide/server.js';

export const init: ServerInit = async () => {
  await running();
};

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * The front door has refused what comes from elsewhere, in words. Here it is looked at once more:
 * SvelteKit looks at form posts only, and JSON must come from here, too (B-W1).
 */
const sameOrigin: Handle = async ({ event, resolve }) => {
  const { request, url } = event;
  const isForeign = request.headers.get('origin') !== url.origin;
  if (SAFE_METHODS.includes(request.method) || !isForeign) return resolve(event);
  return new Response('Cross-site request refused', { status: 403 });
};

/** NUL is part of no address of ours, and PostgreSQL takes it in no text: it would be an error, not a 404. */
const readableAddress: Handle = async ({ event, resolve }) =>
  /%00|\0/.test(event.url.href)
    ? new Response('No page has such an address', { status: 404 })
    : resolve(event);

const locale: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, ({ locale }) =>
    resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', locale) })
  );

const session: Handle = async ({ event, resolve }) => {
  const { ctx, rooms, vault, forwarding } = await running();
  event.locals.ctx = ctx;
  event.locals.rooms = rooms;
  event.locals.vault = vault;
  event.locals.actor = null;
  if (event.url.pathname.startsWith('/api/')) event.setHeaders({ [EPOCH_HEADER]: ctx.epoch });
  event.locals.address = addressOf(event, forwarding);
  const token = readSignInCookie(event, 'session');
  const found = token ? await readHeldSession(ctx, token).catch(pauseOrThrow) : null;
  if (found) event.locals.actor = { ...found.actor, address: event.locals.address };
  event.locals.mustChangePassword = found?.mustChange ?? false;
  if (event.locals.mustChangePassword && !isOpenBeforeChange(event.url.pathname)) {
    return sendToChange(event);
  }
  return resolve(event);
};

/** Whoever has a password that somebody else made does nothing before it is changed (SEC-M5). */
function sendToChange({ request, url }: RequestEvent): Response {
  if (!SAFE_METHODS.includes(request.method) || url.pathname.startsWith('/api/')) {
    return new Response(m.account_change_first(), { status: 403 });
  }
  redirect(303, ownAccountPath(url));
}

/** @throws HttpError 503 where it is worth asking again, else what was thrown */
function pauseOrThrow(thrown: unknown): never {
  if (isPassing(thrown)) error(503, m.passing_error());
  throw thrown;
}

/** What failed only for the moment is no fault of ours: 503, and the time to ask again (F09, F42). */
const pause: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const isPaused = event.locals.isPaused || response.status === 503;
  if (!isPaused || response.status < 500) return response;
  const headers = new Headers(response.headers);
  headers.set('retry-after', '2');
  return new Response(response.body, { status: 503, headers });
};

const headers: Handle = async ({ event, resolve }) => {
  const response = compress(event.request, await resolve(event));
  trimHeaders(response, event.locals.actor !== null);
  return response;
};

export const handle = sequence(headers, pause, sameOrigin, readableAddress, session, locale);

export const handleError: HandleServerError = async ({ error: thrown, event, status }) => {
  if (status === 404) return { message: m.page_not_found() };
  const id = randomUUID();
  const { log } = (await running()).ctx;
  log.error(
    { id, error: thrown, route: event.route.id, method: event.request.method },
    'request failed'
  );
  failStopOnFatal(log, thrown);
  if (isPassing(thrown)) event.locals.isPaused = true;
  return { message: isPassing(thrown) ? m.passing_error() : m.unexpected_error(), id };
};
