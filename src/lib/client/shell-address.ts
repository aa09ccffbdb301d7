/** The one page that a device keeps: empty, and nobody's. */
export const SHELL = '/offline';

/** Where the shell stands for a page that did not come. */
export const shellFor = (path: string): string => `${SHELL}?to=${encodeURIComponent(path)}`;

/** The page of this site that the shell stands for; home when its address says none. */
export function wantedPath(shell: URL): string {
  try {
    const wanted = new URL(shell.searchParams.get('to') ?? '/', shell.origin);
    const isOurs = wanted.origin === shell.origin && wanted.pathname !== SHELL;
    return isOurs ? wanted.pathname + wanted.search : '/';
  } catch {
    return '/';
  }
}

/** The attempt whose paper a path leads to. */
export const attemptOf = (path: string): string | null =>
  /^\/quiz\/([0-9a-f-]{36})(?:$|[/?])/.exec(path)?.[1] ?? null;
