import { createHash } from 'node:crypto';
import type { Ctx } from '../ctx.ts';
import * as deviceStore from './device-store.ts';

/**
 * Notes on which device an attempt is worked on. Reloading, another window, signing in again: all of
 * that is one device. What is kept does not say whether two attempts share one.
 */
export async function noteDevice(
  ctx: Ctx,
  attemptId: string,
  device: string | null
): Promise<void> {
  if (device === null) return;
  const name = createHash('sha256').update(`${attemptId}:${device}`).digest('hex').slice(0, 16);
  await deviceStore.putDevice(ctx.db, attemptId, name, ctx.now());
}

/** How many attempts of a round were continued on another device, and of how many nobody knows. */
export const countDevices = (ctx: Ctx, roundId: string): Promise<deviceStore.DeviceCounts> =>
  deviceStore.countDevices(ctx.db, roundId);
