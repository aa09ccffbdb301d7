import { SHELL, shellFor } from './shell-address.ts';
import { ASSETS, assetsIn, importsIn, partsIn } from './shell-assets.ts';

const CACHES = 'hoi-thi shell ';

/** A hall's network that takes requests and brings no answers is none. */
const PATIENCE_MS = 20_000;

/** What a proxy says in the place of a server that is away. */
const AWAY = [502, 504];

/**
 * What the service worker does: it keeps one empty page with the scripts and styles that it needs,
 * and gives it where a page does not come. No page of anybody, no data and no answer is ever kept,
 * and while pages come nothing else passes through here (docs/decisions/0023).
 */
export function shellKeeper(version: string, origin: string) {
  const name = CACHES + version;
  /** The last page that was asked for did not come: the shell needs its scripts from here. */
  let isAway = false;

  async function kept(path: string): Promise<Response | undefined> {
    const cache = await caches.open(name);
    return cache.match(path);
  }

  async function page(request: Request): Promise<Response> {
    try {
      const answer = await inTime(request);
      if (request.method === 'GET' && AWAY.includes(answer.status) && (await kept(SHELL))) {
        throw new Error('the server is away');
      }
      isAway = false;
      return answer;
    } catch (error) {
      if (!(await kept(SHELL))) throw error;
      isAway = true;
      return Response.redirect(new URL(shellFor(pathOf(request, origin)), origin).href, 303);
    }
  }

  async function shell(request: Request): Promise<Response> {
    const answer = await kept(SHELL);
    isAway = answer !== undefined;
    return answer ?? fetch(request);
  }

  return {
    /** Fetches the shell as somebody who is not signed in gets it, and what it names. */
    install: async (): Promise<void> => {
      const answer = await fetch(SHELL, { credentials: 'omit', cache: 'no-store' });
      if (!answer.ok || answer.redirected) throw new Error('the shell did not come');
      const html = await answer.clone().text();
      const cache = await caches.open(name);
      const [parts, seen] = [partsIn(html), new Set<string>()];
      const keep = async (path: string): Promise<void> => {
        if (seen.has(path)) return;
        seen.add(path);
        const asset = await fetch(path);
        if (!asset.ok) throw new Error(`${path} did not come`);
        const needed = path.endsWith('.js')
          ? importsIn(await asset.clone().text(), path, parts)
          : [];
        await cache.put(path, asset);
        await Promise.all(needed.map(keep));
      };
      await Promise.all(assetsIn(html).map(keep));
      // Last: without all that it needs it would be no page.
      await cache.put(SHELL, answer);
    },

    /** Forgets the shells of earlier builds. */
    activate: async (): Promise<void> => {
      const old = (await caches.keys()).filter((one) => one.startsWith(CACHES) && one !== name);
      await Promise.all(old.map((one) => caches.delete(one)));
    },

    /** The answer to a request; null where it is none of the worker's business. */
    answer: (request: Request): Promise<Response> | null => {
      const { origin: of, pathname } = new URL(request.url);
      if (of !== origin) return null;
      if (request.mode === 'navigate') {
        return request.method === 'GET' && pathname === SHELL ? shell(request) : page(request);
      }
      const isAsset = request.method === 'GET' && pathname.startsWith(ASSETS);
      return isAway && isAsset ? kept(pathname).then((one) => one ?? fetch(request)) : null;
    }
  };
}

/** What somebody wanted to see: what a form was sent from, where it was one. */
function pathOf({ method, url, referrer }: Request, origin: string): string {
  const from = method === 'GET' ? url : referrer;
  if (!from.startsWith(`${origin}/`)) return '/';
  const { pathname, search } = new URL(from);
  return pathname + search;
}

/** What is sent may have been taken, however long the answer takes: it is waited for. */
function inTime(request: Request): Promise<Response> {
  if (request.method !== 'GET') return fetch(request);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS);
    fetch(request)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
