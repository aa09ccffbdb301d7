import { execFileSync } from 'node:child_process';
import { request } from 'node:http';
import type { Visitor } from './lived-in-site.ts';

/** A page, and who looks at it. */
export type Visit = { path: string; cookie: string; who: string };

/** The addresses of all pages as their files name them: `/quiz/[attemptId]/review`. */
export function pageRoutes(): string[] {
  const files = execFileSync('git', ['ls-files', 'src/routes/**/+page.svelte'], {
    encoding: 'utf8'
  });
  return files
    .trim()
    .split('\n')
    .map((file) => file.slice('src/routes'.length, -'/+page.svelte'.length))
    .map((path) => path.replace(/\/\([a-z]+\)/g, '') || '/');
}

const patternOf = (route: string): RegExp => new RegExp(`^${route.replace(/\[\w+\]/g, '[^/]+')}$`);

/**
 * One address of every page that the visitors can come to by links from where they begin.
 *
 * @returns visits by route
 */
export async function findEveryPage(
  url: string,
  visitors: readonly Visitor[]
): Promise<Map<string, Visit>> {
  // What stands in full goes before what stands for anything.
  const routes = pageRoutes().sort((one, other) => one.split('[').length - other.split('[').length);
  const found = new Map<string, Visit>();
  for (const { name, cookie, begins } of visitors) {
    const waiting = [...begins];
    const seen = new Set(waiting);
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const pathname = path.replace(/[?#].*/, '');
      const route = routes.find((one) => patternOf(one).test(pathname));
      if (route === undefined || found.has(route)) continue;
      const { status, body } = await get(url, path, cookie);
      if (status !== 200) continue;
      found.set(route, { path, cookie, who: name });
      for (const [, href = ''] of body.matchAll(/href="(\/[^"]*)"/g)) {
        const next = href.replaceAll('&amp;', '&');
        if (!seen.has(next)) waiting.push(next);
        seen.add(next);
      }
    }
  }
  return found;
}

export type Got = {
  status: number;
  headerBytes: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
};

/** Asks for a page as a browser does. */
export const get = (url: string, path: string, cookie: string): Promise<Got> =>
  new Promise((resolve, reject) => {
    const headers = { cookie, accept: 'text/html' };
    const sent = request(url + path, { headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          headerBytes:
            Buffer.byteLength(answer.rawHeaders.join(': ')) + 2 * answer.rawHeaders.length,
          body: Buffer.concat(pieces).toString()
        })
      );
    });
    sent.on('error', reject);
    sent.end();
  });
