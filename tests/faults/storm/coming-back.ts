import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE } from '#lib/domain/core/time.ts';
import type { View } from '#lib/domain/live/views.ts';
import type { Screen } from '#lib/simulation/final/screen.ts';

/** Whoever is not back by then is shut out. */
const GIVE_UP_MS = 2 * MINUTE;
const WINDOW_MS = 250;

/**
 * Waits until these are back that were cut off at the first moment and could come back from the
 * second one on: how soon 95 % were, and the kinds of who never was.
 */
export async function untilBack<Shown extends View>(
  screens: readonly Screen<Shown>[],
  cutAt: number,
  from: number
): Promise<{ p95: number; missing: string[] }> {
  const isBack = (screen: Screen<Shown>): boolean => (screen.backSince() ?? 0) > cutAt;
  while (!screens.every(isBack) && performance.now() - from < GIVE_UP_MS) await pause(20);
  const times = screens
    .map((screen) => (isBack(screen) ? (screen.backSince() ?? Infinity) - from : Infinity))
    .sort((left, right) => left - right);
  const missing = Map.groupBy(
    screens.filter((screen) => !isBack(screen)),
    ({ kind }) => kind
  );
  return {
    p95: Math.round(times[Math.ceil(times.length * 0.95) - 1] ?? Infinity),
    missing: [...missing].map(([kind, those]) => `${those.length} of kind ${kind}`)
  };
}

/** The largest part of these whose try that succeeded fell into the same quarter of a second. */
export function busiestShare<Shown extends View>(
  screens: readonly Screen<Shown>[],
  from: number
): number {
  const at = screens
    .map(({ tries }) => tries.at(-1) ?? 0)
    .filter((triedAt) => triedAt > from)
    .sort((left, right) => left - right);
  const together = at.map(
    (first, index) => at.slice(index).filter((other) => other - first <= WINDOW_MS).length
  );
  return Math.max(0, ...together) / screens.length;
}
