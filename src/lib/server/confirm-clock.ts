import type { Permission } from '../domain/auth/permissions.ts';
import type { Instant } from '../domain/core/time.ts';
import * as audit from './audit/service.ts';
import type { Running } from './boot.ts';
import * as installation from './db/installation.ts';

/** Whether somebody must look at the clock, and what the machine's clock shows now. */
export function readClock({ clock }: Pick<Running, 'clock'>): { inDoubt: boolean; shows: Instant } {
  return { inDoubt: clock.isInDoubt(), shows: Date.now() };
}

/** An organizer has compared the machine's clock with a true one: time decides again (R4). */
export async function confirmClock(
  { ctx, clock }: Pick<Running, 'ctx' | 'clock'>,
  permission: Permission<'clock.confirm'>
): Promise<void> {
  const before = ctx.now();
  await ctx.tx((ctx) =>
    audit.record(ctx, permission.actor, 'clock.confirm', 'installation', {
      before,
      after: Date.now()
    })
  );
  clock.confirm();
  await installation.writeLastSeen(ctx.db, ctx.now());
}
