import type { Permission } from '../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../domain/core/result.ts';
import { SECOND, type Instant } from '../domain/core/time.ts';
import { STILL_MS } from '../domain/quiz/outage.ts';
import * as audit from './audit/service.ts';
import type { Running } from './boot.ts';
import { trust } from './clock-doubt.ts';
import * as doubtStore from './clock-doubt-store.ts';
import * as installation from './db/installation.ts';
import * as quiz from './quiz/service.ts';

type Server = Pick<Running, 'ctx' | 'clock' | 'answerWithinMs'>;

/** A clock that has moved by this much since somebody looked must be looked at again. */
const SAME_MS = 5 * SECOND;

/** People whose ends are shown before the clock is confirmed; all of them are counted. */
const SHOWN = 20;

/** What confirming a clock in doubt would do. */
export type ClockView = {
  /** What the machine's clock shows now. */
  shows: Instant;
  /** What the server's time has been going by. */
  goesBy: Instant;
  /** By how much confirming sets the server's time ahead, or back below zero. */
  movesMs: number;
  /** Papers that run: how many, and the first to end. */
  running: number;
  first: {
    fullName: string;
    staffCode: string;
    endsAt: Instant;
    leftMs: number;
    leftAfterMs: number;
  }[];
};

/** Whether somebody must look at the clock, and whose time changes then; null while it is trusted. */
export async function readClock({
  ctx,
  clock
}: Pick<Server, 'ctx' | 'clock'>): Promise<ClockView | null> {
  if (!clock.isInDoubt()) return null;
  const [shows, goesBy] = [clock.wall(), ctx.now()];
  const movesMs = shows - goesBy;
  const people = await quiz.whoWorks(ctx, SHOWN);
  return {
    shows,
    goesBy,
    movesMs,
    running: people.running,
    first: people.first.map((one) => {
      const leftMs = Math.max(0, one.endsAt - goesBy);
      // Ends go along with a clock that is set back.
      const leftAfterMs = movesMs > STILL_MS ? Math.max(0, leftMs - movesMs) : leftMs;
      return { ...one, leftMs, leftAfterMs };
    })
  };
}

/**
 * A person has compared the machine's clock with a true one: time decides again (R4). What the time
 * leaps over is an outage to be answered; where it goes back, the ends of running papers go along,
 * so that nobody gains.
 *
 * @param movesMs what the person was shown that confirming would do; null if nothing
 */
export async function confirmClock(
  { ctx, clock, answerWithinMs }: Server,
  permission: Permission<'clock.confirm'>,
  movesMs: number | null
): Promise<Result<null, 'clock-moved-again'>> {
  if (!clock.isInDoubt()) return accepted(null);
  const [before, after] = [ctx.now(), clock.wall()];
  const gap = { beganAt: before, endedAt: after };
  if (movesMs === null || Math.abs(after - before - movesMs) > SAME_MS) {
    return refused('clock-moved-again');
  }
  await ctx.tx(async (ctx) => {
    await installation.lockLastBeat(ctx.db);
    const by = permission.actor?.accountId ?? null;
    const doubt = await doubtStore.openDoubt(ctx.db);
    const end = { confirmedAt: before, setTo: after, confirmedBy: by };
    if (doubt) await doubtStore.endDoubt(ctx.db, doubt.id, end);
    if (after - before > STILL_MS) await quiz.noteGap(ctx, gap, 'clock', answerWithinMs);
    if (before - after > STILL_MS) await quiz.moveEnds(ctx, gap, by);
    await audit.record(ctx, permission.actor, 'clock.confirm', 'installation', { before, after });
    await installation.writeLastBeat(ctx.db, after);
    // Within the transaction: the next beat finds the record and the clock in agreement.
    trust(clock);
  });
  return accepted(null);
}
