/** Where the build keeps what never changes. */
export const ASSETS = '/_app/immutable/';

/** SvelteKit's own page for errors: it is loaded with every page. */
const ERROR_PAGE = '1';

/** What the build made and a page names: styles, fonts and the scripts that it begins with. */
export const assetsIn = (html: string): string[] =>
  unique(
    [...html.matchAll(/["'(][./]*_app\/immutable\/([^"')\s]+)/g)],
    ([, path]) => ASSETS + path
  );

/** Which parts of the app a page is made of, by their numbers. */
export const partsIn = (html: string): string[] => [
  ...(/node_ids: \[([\d, ]+)\]/.exec(html)?.[1]?.split(/, ?/) ?? []),
  ERROR_PAGE
];

/**
 * What a script of the build cannot do without: what it imports at once, and those parts of the app,
 * with their styles, that the page is made of. The rest is for other pages.
 */
export function importsIn(script: string, path: string, parts: readonly string[]): string[] {
  const atOnce = [...script.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)];
  const named = [
    ...script.matchAll(/["'`](\.\.\/(?:nodes|assets)\/(\d+)\.[^"'`]+\.(?:js|css))["'`]/g)
  ].filter(([, , part]) => parts.includes(part ?? ''));
  return unique(
    [...atOnce, ...named],
    ([, found]) => new URL(found ?? '', `http://x${path}`).pathname
  );
}

const unique = (found: RegExpExecArray[], pathOf: (one: RegExpExecArray) => string): string[] => [
  ...new Set(found.map(pathOf))
];
