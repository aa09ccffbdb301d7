import type { Running } from './boot.ts';
import * as store from './clock-doubt-store.ts';

/** The doubt that this process knows to be on record. */
const known = new WeakMap<Running['clock'], string>();

/**
 * Puts this process's doubt on record, so that it outlives a restart and all processes share it; and
 * trusts the clock again when somebody has confirmed it elsewhere.
 */
export async function agreeOnDoubt({ ctx, clock }: Pick<Running, 'ctx' | 'clock'>): Promise<void> {
  const open = await store.openDoubt(ctx.db);
  if (open) {
    known.set(clock, open.id);
    if (!clock.isInDoubt()) clock.doubt();
    return;
  }
  if (!clock.isInDoubt()) return;
  if (known.has(clock)) {
    trust(clock);
    return;
  }
  const id = ctx.id();
  await store.insertDoubt(ctx.db, id, ctx.now());
  known.set(clock, id);
  ctx.log.error('the clock is in doubt: nothing is decided by time until an organizer confirms it');
}

/** Takes the time for right again; what jumps from now on is a doubt of its own. */
export function trust(clock: Running['clock']): void {
  known.delete(clock);
  clock.confirm();
}
