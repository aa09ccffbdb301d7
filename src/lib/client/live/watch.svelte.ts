import { invalidateAll } from '$app/navigation';
import type { View } from '#lib/domain/live/views.ts';
import type { Picture, ScreenKind } from '#lib/schema/live-wire.ts';
import { LiveConnection } from './connection.svelte.ts';

/** A screen that nobody holds asks again after so long whether there is something to show. */
const LOOK_AGAIN_MS = 4000;

/**
 * Connects a screen that only shows, for as long as the component that asks lives. When another
 * show takes the screens (a rehearsal begins or ends), what came with the page is asked for anew.
 *
 * @param pageEpoch the epoch of the picture that came with the newest page data
 */
export function watch<Shown extends View>(
  finalId: string,
  screen: ScreenKind,
  first: Picture,
  pageEpoch: () => string | undefined
): LiveConnection<Shown> {
  const connection = new LiveConnection<Shown>(finalId, screen, first);
  // By value: asking again must not ask again.
  const known = $derived(pageEpoch());
  $effect(() => connection.connect());
  $effect(() => connection.time.run());
  $effect(() => {
    if (connection.picture.epoch !== known) void invalidateAll();
  });
  return connection;
}

/** Asks for the page's data again and again. The answer of it stops that. */
export function lookAgain(): () => void {
  const timer = setInterval(() => void invalidateAll().catch(() => {}), LOOK_AGAIN_MS);
  return () => clearInterval(timer);
}
