import { createHmac } from 'node:crypto';
import { realpathSync } from 'node:fs';
import type { Ctx } from './ctx.ts';

/** What browsers are given to keep: who is signed in, and seats of devices that have no account. */
export type CookieKind =
  | 'session'
  | 'device'
  | 'queue'
  | 'live-device'
  | 'live-practice'
  | 'live-spectator'
  | 'live-screen';

type Named = Pick<Ctx, 'mark'>;

/**
 * What cookies of this installation have in their names. Browsers do not part cookies by port, and a
 * rehearsal beside the contest is often a copy of its folder: so secret and place both count.
 */
export const installationMark = (secret: string, dataDir: string): string =>
  markOf(secret, realpathSync(dataDir));

/** The mark of a context that has no folder of its own. */
export const markOf = (secret: string, place = ''): string =>
  createHmac('sha256', secret).update(`cookies:${place}`).digest('hex').slice(0, 10);

/**
 * On https the name binds the cookie to this host (ASVS 3.3.1). In a hall without certificates the
 * browser would not send a Secure cookie back, so plain http has a plain name.
 */
export const cookieName = ({ mark }: Named, kind: CookieKind, isHttps: boolean): string =>
  `${isHttps ? '__Host-' : ''}${kind}-${mark}`;

/** Its name before installations were told apart: who was signed in then stays so. */
const formerName = (kind: CookieKind, isHttps: boolean): string =>
  kind === 'session' && isHttps ? '__Host-session' : kind;

/** The value of a cookie, by whatever way cookies are read. */
export const findCookie = (
  get: (name: string) => string | undefined,
  ctx: Named,
  kind: CookieKind,
  isHttps: boolean
): string | undefined => get(cookieName(ctx, kind, isHttps)) ?? get(formerName(kind, isHttps));

/** The value of a cookie in a header as it came. */
export const readCookie = (
  header: string | undefined,
  ctx: Named,
  kind: CookieKind,
  isHttps: boolean
): string | undefined =>
  header === undefined
    ? undefined
    : findCookie((name) => valueIn(header, name), ctx, kind, isHttps);

function valueIn(header: string, name: string): string | undefined {
  const beginning = `${name}=`;
  for (const pair of header.split(';')) {
    const trimmed = pair.trimStart();
    if (trimmed.startsWith(beginning) && trimmed.length > beginning.length)
      return trimmed.slice(beginning.length).trimEnd();
  }
  return undefined;
}
