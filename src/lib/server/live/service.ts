import { milestonesOf, MILESTONES, type Milestones } from '../../domain/live/milestones.ts';
import type { Ctx } from '../ctx.ts';
import * as events from './event-store.ts';
import * as finals from './final-store.ts';

export { outlineNow } from './console.ts';
export { claim, deviceOf, newSpectator } from './device.ts';
export { newestGifts } from './gifts.ts';
export { performingNow } from './performing.ts';
export { firstPicture } from './picture.ts';
export { juryProgress } from './sheets.ts';
export { spectatorCode } from './spectators.ts';

/** A final by id, or null. */
export const findFinal = (ctx: Ctx, finalId: string): Promise<finals.Final | null> =>
  finals.find(ctx.db, finalId);

/** Finals of a contest, oldest first. */
export const finalsOf = (ctx: Ctx, contestId: string): Promise<finals.Final[]> =>
  finals.ofContest(ctx.db, contestId);

/** Finals of a contest, oldest first, with when they began and ended. */
export async function finalsWithMilestones(
  ctx: Ctx,
  contestId: string
): Promise<(finals.Final & Milestones)[]> {
  const all = await finals.ofContest(ctx.db, contestId);
  return Promise.all(
    all.map(async (final) => ({
      ...final,
      ...milestonesOf(await events.readOfTypes(ctx.db, final.id, MILESTONES))
    }))
  );
}

/** What everybody in the hall has seen: which finals of a contest have begun, and which have ended. */
export async function finalsHeld(
  ctx: Ctx,
  contestId: string
): Promise<({ name: string } & Milestones)[]> {
  const held = [];
  for (const { id, name } of await finals.ofContest(ctx.db, contestId)) {
    const milestones = milestonesOf(await events.readOfTypes(ctx.db, id, MILESTONES));
    if (milestones.begunAt !== null) held.push({ name, ...milestones });
  }
  return held;
}
