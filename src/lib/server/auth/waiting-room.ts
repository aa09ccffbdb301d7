import { randomBytes } from 'node:crypto';
import { SECOND } from '../../domain/core/time.ts';
import { aheadOf, isQueueFull, timeFor } from './hash-queue.ts';

/** Whoever has not asked for so long has gone; what was typed is forgotten. */
const FORGOTTEN_MS = 60 * SECOND;
const LOOK_EVERY_MS = 5 * SECOND;
const MOST_TICKETS = 6000;
const [SOONEST_MS, LATEST_MS] = [SECOND, 8 * SECOND];

/** Somebody's place in the queue of sign-ins; what was typed is in the running work alone. */
type Ticket = {
  work: Promise<unknown>;
  outcome: { value: unknown } | { error: unknown } | null;
  giveUp: AbortController;
  askedAt: number;
};

/** How it stands with a ticket. `askAgainMs`: when it is worth asking again. */
export type Place = { ahead: number; askAgainMs: number };

const tickets = new Map<string, Ticket>();
let looking: NodeJS.Timeout | null = null;

/** Begins the work and gives a ticket for it, or null while too many wait. */
export function takeTicket(begin: (signal: AbortSignal) => Promise<unknown>): string | null {
  if (isQueueFull() || tickets.size >= MOST_TICKETS) return null;
  const id = randomBytes(16).toString('base64url');
  const giveUp = new AbortController();
  const ticket: Ticket = {
    giveUp,
    outcome: null,
    askedAt: performance.now(),
    work: begin(giveUp.signal).then(
      (value) => (ticket.outcome = { value }),
      (error: unknown) => (ticket.outcome = { error })
    )
  };
  tickets.set(id, ticket);
  looking ??= setInterval(forgetThoseWhoLeft, LOOK_EVERY_MS).unref();
  return id;
}

/** Waits until the work of a ticket is done, but no longer than this. */
export async function waitFor(id: string, ms: number): Promise<void> {
  const ticket = tickets.get(id);
  if (!ticket || ticket.outcome) return;
  const holding = setInterval(() => (ticket.askedAt = performance.now()), LOOK_EVERY_MS);
  let enough: NodeJS.Timeout | undefined;
  const time = new Promise((resolve) => (enough = setTimeout(resolve, ms)));
  await Promise.race([ticket.work, time]);
  clearTimeout(enough);
  clearInterval(holding);
  ticket.askedAt = performance.now();
}

/** Where a ticket stands; null when its work is done or nobody knows it. */
export function placeOf(id: string): Place | null {
  const ticket = tickets.get(id);
  if (!ticket || ticket.outcome) return null;
  ticket.askedAt = performance.now();
  const ahead = aheadOf(ticket.giveUp.signal);
  const askAgainMs = Math.round(Math.min(LATEST_MS, Math.max(SOONEST_MS, timeFor(ahead) / 3)));
  return { ahead, askAgainMs };
}

/**
 * What came of a ticket whose work is done, once: afterwards nobody knows it any more. Null while it
 * waits, and for one that is not known.
 *
 * @throws what the work threw
 */
export function takeOutcome(id: string): { value: unknown } | null {
  const outcome = tickets.get(id)?.outcome ?? null;
  if (outcome === null) return null;
  tickets.delete(id);
  if ('error' in outcome) throw outcome.error;
  return outcome;
}

function forgetThoseWhoLeft(): void {
  const before = performance.now() - FORGOTTEN_MS;
  for (const [id, ticket] of tickets) {
    if (ticket.askedAt > before) continue;
    ticket.giveUp.abort();
    tickets.delete(id);
  }
  if (tickets.size > 0 || looking === null) return;
  clearInterval(looking);
  looking = null;
}
