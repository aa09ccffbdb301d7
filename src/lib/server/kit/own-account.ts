import { ownPath } from './guard.ts';

/** What somebody may do who has to change the password first: change it, leave, read in another language. */
const OPEN = ['/account', '/logout', '/language', '/healthz'];

/** Is this one of the few pages that are open before the password is changed? */
export const isOpenBeforeChange = (path: string): boolean =>
  OPEN.includes(path) || path.startsWith('/_app/');

/** The page of the own account, and the way back to what was asked for. */
export function ownAccountPath(url: URL): string {
  const next = ownPath(url.pathname + url.search, '/');
  return next === '/' ? '/account' : `/account?next=${encodeURIComponent(next)}`;
}
