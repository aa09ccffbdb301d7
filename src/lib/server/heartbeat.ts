import { STILL_MS } from '../domain/quiz/outage.ts';
import type { Running } from './boot.ts';
import { agreeOnDoubt } from './clock-doubt.ts';
import type { Ctx } from './ctx.ts';
import * as installation from './db/installation.ts';
import { bearWitness } from './db/witness.ts';
import { failStopOnFatal } from './fail-stop.ts';
import * as quiz from './quiz/service.ts';

const EVERY_MS = 500;
/** Beats from one look for papers whose time is over to the next. */
const BEATS_PER_SWEEP = 4;

/**
 * Twice a second puts on record that somebody is there, so that a time in which nobody was is known
 * afterwards, whether the program ended, stood still or could not write. Every two seconds it hands
 * in attempts whose time is over, also with every browser closed. Deadlines are rows, so a missed
 * beat or a restart loses nothing (R5). While the clock is in doubt nothing is closed (R4).
 */
export async function startHeartbeat(running: Running): Promise<{ stop: () => void }> {
  const { ctx } = running;
  let beating = false;
  let beats = 0;
  const timer = setInterval(() => {
    if (!beating) void beat();
  }, EVERY_MS);
  timer.unref();

  async function beat(): Promise<void> {
    beating = true;
    try {
      await agreeOnDoubt(running);
      await noteBeat(ctx, beats === 0, running.answerWithinMs);
      if (beats % BEATS_PER_SWEEP === 0) {
        await quiz.submitOverdue(ctx);
        await bearWitness(ctx.db);
      }
      beats += 1;
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

/**
 * Puts this beat on record, and the time since the last one of any process where it was too long:
 * then nothing could be saved.
 */
export function noteBeat(ctx: Ctx, isFirst: boolean, answerWithinMs: number): Promise<number> {
  return ctx.tx(async (ctx) => {
    const beganAt = await installation.lockLastBeat(ctx.db);
    const endedAt = ctx.now();
    await installation.writeLastBeat(ctx.db, endedAt);
    if (beganAt === null || endedAt - beganAt <= STILL_MS) return 0;
    const cause = isFirst ? 'stopped' : 'stalled';
    const hits = await quiz.noteGap(ctx, { beganAt, endedAt }, cause, answerWithinMs);
    ctx.log.warn({ beganAt, endedAt, cause, hits }, 'nothing could be saved for a while');
    return hits;
  });
}
