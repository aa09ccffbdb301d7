import type { Running } from './boot.ts';
import * as installation from './db/installation.ts';
import { bearWitness } from './db/witness.ts';
import { failStopOnFatal } from './fail-stop.ts';
import * as quiz from './quiz/service.ts';

const EVERY_MS = 2000;

/**
 * Looks every two seconds for attempts whose time is over and hands them in, also with every
 * browser closed. Deadlines are rows, so a missed beat or a restart loses nothing (R5). While the
 * clock is in doubt nothing is closed (R4).
 */
export async function startHeartbeat({ ctx, clock }: Running): Promise<{ stop: () => void }> {
  let beating = false;
  const timer = setInterval(() => {
    if (!beating) void beat();
  }, EVERY_MS);
  timer.unref();

  async function beat(): Promise<void> {
    beating = true;
    try {
      await installation.writeLastBeat(ctx.db, ctx.now());
      if (clock.isInDoubt()) {
        ctx.log.error('the clock jumped: no attempt is closed by time until an organizer confirms');
      } else {
        // Not while in doubt: a restart would take the wrong time for trusted.
        await installation.writeLastSeen(ctx.db, ctx.now());
        await quiz.submitOverdue(ctx);
      }
      await bearWitness(ctx.db);
    } catch (error) {
      ctx.log.error({ error }, 'heartbeat failed');
      failStopOnFatal(ctx.log, error);
    } finally {
      beating = false;
    }
  }

  await beat();
  return { stop: () => clearInterval(timer) };
}
