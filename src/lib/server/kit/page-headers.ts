/**
 * Takes back what must not go out with a page as SvelteKit made it; what every answer carries is put
 * on by the front door.
 */
export function trimHeaders({ headers }: Response, isSignedIn: boolean): void {
  // 3 to 6 kB that say what the head of the page says, too: the buffer of a proxy as it comes holds 4.
  headers.delete('link');
  // What a signed-in person saw must not come back out of a cache after signing out (B-L12).
  if (isSignedIn) headers.set('cache-control', 'no-store');
}
