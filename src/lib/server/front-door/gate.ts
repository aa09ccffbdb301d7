import type { IncomingMessage } from 'node:http';
import * as m from '#lib/text/paraglide/messages.js';
import type { Ctx } from '../ctx.ts';
import { securityHeaders } from '../security-headers.ts';
import { bodyRefusal, limitFor, type BodyRefusal } from './body-limits.ts';
import type { FrontDoor } from './door.ts';
import { isSameOrigin } from './request.ts';
import { localeOf, sendRefusal } from './refusal.ts';
import { UPLOADS } from './uploads.ts';
import { originWatch } from './wrong-origin.ts';

/**
 * Longer addresses are none of ours. A redirect repeats the address in its headers, and all headers
 * of an answer together must fit into the smallest buffer of a proxy.
 */
const LONGEST_ADDRESS = 2000;

const BODY_WORDS = {
  411: { code: 'length-missing', sentence: m.written_body_without_length },
  413: { code: 'body-too-large', sentence: m.written_body_too_large },
  415: { code: 'body-encoded', sentence: m.written_body_encoded }
} as const satisfies Record<BodyRefusal, object>;

/** The service worker: an older one must never outlive its build in a cache. */
const WORKER = '/service-worker.js';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** What every request passes first, whoever answers it: pages, saves, uploads, sockets, files. */
export function gate(ctx: Ctx, origin: string | undefined, door: FrontDoor): FrontDoor {
  const headers = securityHeaders(origin?.startsWith('https:') ?? false);
  const watch = originWatch(ctx, origin);

  /** Why a change may not come from where it says it comes from. */
  function foreign(request: IncomingMessage): { code: string; message: string } {
    const wrong = watch.note(request);
    const locale = localeOf(request);
    if (!wrong) return { code: 'cross-site', message: m.address_cross_site({}, { locale }) };
    const sentence = wrong.isDeclared ? m.address_wrong_declared : m.address_wrong;
    return { code: 'wrong-origin', message: sentence(wrong, { locale }) };
  }

  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    const { method = '', url = '' } = request;
    if (url === WORKER) response.setHeader('cache-control', 'no-cache');
    if (url.length > LONGEST_ADDRESS) {
      const message = m.address_too_long({}, { locale: localeOf(request) });
      sendRefusal(request, response, { status: 414, code: 'address-too-long', message });
      return true;
    }
    if (!SAFE_METHODS.includes(method) && !isSameOrigin(request, origin)) {
      sendRefusal(request, response, { status: 403, ...foreign(request) });
      return true;
    }
    const refusal = UPLOADS.test(url) ? null : bodyRefusal(request);
    if (refusal) {
      const most = String(Math.floor(limitFor(url) / 1024));
      const { code, sentence } = BODY_WORDS[refusal];
      const message = sentence({ most }, { locale: localeOf(request) });
      sendRefusal(request, response, { status: refusal, code, message });
      return true;
    }
    return door(request, response);
  };
}
