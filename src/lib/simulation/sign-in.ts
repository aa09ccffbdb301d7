import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Reply } from './http.ts';
import type { Ledger } from './ledger.ts';

/** Thrown when somebody with the right password or code was not let in. */
export class NotLetIn extends Error {}

type Place = { ahead: number; askAgainMs: number };

/**
 * Signs in or activates as the page does, waiting in the queue as long as it takes, and writes down
 * how long that was and how many were before.
 */
export async function signInOver(
  browser: Browser,
  page: '/login' | '/activate',
  fields: Record<string, string>,
  ledger: Ledger
): Promise<void> {
  const from = performance.now();
  let reply = await browser.postForm(page, fields);
  while (leadsTo(reply) === page) {
    await untilDone(browser, ledger);
    reply = await browser.get(page);
  }
  if (reply.status !== 303) {
    ledger.signInsRefused += 1;
    throw new NotLetIn(`${page} answered ${reply.status}: ${saidBeside(reply.body)}`);
  }
  ledger.signInMs.push(performance.now() - from);
}

/** Asks for the place in the queue until there is none any more. */
async function untilDone(browser: Browser, ledger: Ledger): Promise<void> {
  for (;;) {
    const { body } = await browser.get('/login/place');
    const { place } = JSON.parse(body) as { place: Place | null };
    if (place === null) return;
    ledger.mostAhead = Math.max(ledger.mostAhead, place.ahead);
    await pause(place.askAgainMs);
  }
}

const leadsTo = ({ status, headers }: Reply): string | null =>
  status === 303 ? new URL(headers.location ?? '', 'http://here').pathname : null;

/** What the page says beside its fields, or the beginning of whatever came. */
function saidBeside(body: string): string {
  const [, error] = /class="error[^>]*>([^<]+)</.exec(body) ?? [];
  return error ?? body.slice(0, 200);
}
