import { isOverdue } from '../../domain/quiz/attempt.ts';
import { LATE_MS } from '../../domain/quiz/outage.ts';
import type { Ctx } from '../ctx.ts';
import { isAwaited } from './arrivals.ts';
import { closeUnanswered } from './outage.ts';
import { afterSaves } from './save.ts';
import * as store from './store.ts';
import { submitTogether } from './submit.ts';

/** Overdue attempts handed in per transaction: small enough that saves never wait long. */
const SWEEP = 100;

/**
 * Hands in and grades all attempts whose time is over, whoever is connected (F34): each after the
 * saves that were here before it. Not while the clock is in doubt, and not those that an outage hit
 * for which nobody has answered.
 */
export async function submitOverdue(ctx: Ctx): Promise<number> {
  if (ctx.isClockInDoubt()) return 0;
  await closeUnanswered(ctx);
  let submitted = 0;
  for (;;) {
    const count = await afterSaves(ctx, () => closeSome(ctx));
    submitted += count;
    if (count < SWEEP) return submitted;
  }
}

function closeSome(outer: Ctx): Promise<number> {
  return outer.tx(async (ctx) => {
    const now = ctx.now();
    const found = await store.overdueAttempts(ctx.db, now, now - LATE_MS, SWEEP);
    const ids = found.filter((one) => !isAwaited(outer, one)).map((one) => one.id);
    if (ids.length === 0) return 0;
    await store.lockOpen(ctx.db, ids);
    // Extra time that was granted before the lock still counts (F48).
    const attempts = await store.attemptsById(ctx.db, ids);
    const overdue = attempts.filter((attempt) => isOverdue(attempt, ctx.now()));
    await submitTogether(ctx, overdue, 'timeout');
    return overdue.length;
  });
}
