import type { IncomingMessage } from 'node:http';
import type { Ctx } from '../ctx.ts';

/** The address the system is set to, and the one at which its page was open. */
export type WrongOrigin = {
  configured: string;
  opened: string;
  /** False where the first is taken from the request, because nobody has set it. */
  isDeclared: boolean;
};

export type OriginWatch = {
  /** Notes a refused request; null where nothing says that it came from a page of ours. */
  note: (request: IncomingMessage) => WrongOrigin | null;
};

/** One for each process: the door and the sockets tell the same pair once. */
const watches = new WeakMap<Ctx, OriginWatch>();

/** Anybody can make up addresses: so many pairs are told in the log, and no more. */
const MOST_TOLD = 50;

/**
 * Tells a page of ours that was opened at another address than the system is set to (a proxy without
 * ORIGIN, a laptop by its number) from a page of somebody else. Both are refused; the first is told
 * what is wrong, and so are the log and the organizers, once for each pair of addresses.
 */
export function originWatch(ctx: Ctx, origin: string | undefined): OriginWatch {
  const known = watches.get(ctx);
  if (known) return known;
  const told = new Set<string>();
  const watch: OriginWatch = {
    note: (request) => {
      const found = wrongOriginOf(request, origin);
      if (!found) return null;
      const { isSure, isDeclared, ...pair } = found;
      const name = `${pair.configured} ${pair.opened}`;
      if (!told.has(name) && told.size < MOST_TOLD) {
        told.add(name);
        ctx.log.error(pair, adviceOn(pair, isDeclared));
      }
      const { configured: expected, opened: actual } = pair;
      if (isSure) ctx.alarms.raise('wrong-origin', { expected, actual });
      return { ...pair, isDeclared };
    }
  };
  watches.set(ctx, watch);
  return watch;
}

const adviceOn = (
  { configured, opened }: Pick<WrongOrigin, 'configured' | 'opened'>,
  isDeclared: boolean
): string =>
  `what pages opened at ${opened} send is refused: the server ${isDeclared ? `has ORIGIN=${configured}` : `has no ORIGIN and takes itself for ${configured}`}. ` +
  `If people are to use ${opened}, start it with ORIGIN=${opened}; else have them open ${configured}`;

/**
 * What the headers say. A browser that names the page's host as the one it asks, or says "same
 * origin" itself, is sure. A proxy may have put another host in place of it; then it may be so.
 */
function wrongOriginOf(
  { headers }: IncomingMessage,
  origin: string | undefined
): (WrongOrigin & { isSure: boolean }) | null {
  const opened = addressOf(headers.origin);
  const asked = addressOf(`http://${headers.host}`);
  const configured = addressOf(origin) ?? asked;
  if (!opened || !configured) return null;
  const site = headers['sec-fetch-site'];
  const isSure = site === 'same-origin' || opened.hostname === asked?.hostname;
  const isOfOthers = site !== undefined && site !== 'same-origin';
  const isAskedAsSet = origin !== undefined && asked?.hostname === configured.hostname;
  if (!isSure && (isOfOthers || isAskedAsSet)) return null;
  return {
    configured: configured.origin,
    opened: opened.origin,
    isDeclared: origin !== undefined,
    isSure
  };
}

function addressOf(text: string | undefined): URL | null {
  if (text === undefined || !/^https?:\/\//.test(text) || !URL.canParse(text)) return null;
  return new URL(text);
}
