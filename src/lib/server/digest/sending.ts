import { MINUTE } from '../../domain/core/time.ts';
import type { Contest } from '../../domain/contest/rules.ts';
import { windowOf } from '../../domain/contest/schedule.ts';
import { dueDay } from '../../domain/digest/rules.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import type { Mail } from '../mail/service.ts';
import { compose, rulesOf } from './composing.ts';
import * as store from './store.ts';

export type Outcome = { sent: number; failed: number };

/** Sends the digest to everybody who gets it. A failure is counted and logged without an address. */
export async function sendToAll(
  ctx: Ctx,
  mail: Mail,
  about: Contest,
  origin?: string
): Promise<Outcome> {
  const { threshold } = await rulesOf(ctx, about);
  const outcome = { sent: 0, failed: 0 };
  for (const { id, email, unitId } of await store.recipients(ctx.db, about.id)) {
    try {
      const message = await compose(ctx, { unitId, threshold, origin });
      if (!message) continue;
      await mail.send({ to: email, ...message });
      outcome.sent += 1;
    } catch (error) {
      outcome.failed += 1;
      const { code } = error as { code?: string };
      ctx.log.warn({ recipientId: id, code }, 'a digest was not sent');
    }
  }
  return outcome;
}

/**
 * Sends the digest of today if it is due and nobody has.
 *
 * @returns null where there was nothing to do
 */
export async function sendDue(ctx: Ctx, mail: Mail, origin?: string): Promise<Outcome | null> {
  const view = await contest.current(ctx);
  if (!view) return null;
  const contestId = view.contest.id;
  const rules = await rulesOf(ctx, view.contest);
  const day = dueDay(rules, windowOf(view.sessions), ctx.now());
  if (day === null || !(await store.claim(ctx.db, contestId, day, ctx.now()))) return null;
  const outcome = await sendToAll(ctx, mail, view.contest, origin);
  await store.putOutcome(ctx.db, contestId, { day, ...outcome });
  return outcome;
}

/** Looks every minute whether a digest is due. Without a mail server nothing is sent. */
export function startDigests(
  { ctx, mail }: { ctx: Ctx; mail: Mail | null },
  origin: string | undefined
): { stop: () => void } {
  if (!mail) return { stop: () => undefined };
  const timer = setInterval(() => {
    sendDue(ctx, mail, origin).catch((error: unknown) => {
      ctx.log.error({ error }, 'sending digests failed');
    });
  }, MINUTE);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
