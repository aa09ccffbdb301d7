import { afterNavigate, goto, invalidateAll } from '$app/navigation';
import { page } from '$app/state';
import { missedPage } from './missed-page.svelte.ts';
import { isReachable, lookAgain } from './sure-visit.ts';

/** For the outermost layout: a page that did not come is asked for again as soon as it can come. */
export function askAgain(): { now: () => Promise<void> } {
  /** What has been asked for again and has neither come nor failed. */
  let asked: URL | null = null;

  afterNavigate(() => missedPage.forget());

  async function now(): Promise<void> {
    const { url } = missedPage;
    if (!url || asked === url || !(await isReachable())) return;
    if (missedPage.url !== url || missedPage.isGivenUp) return;
    asked = url;
    if (url.href !== page.url.href) void goto(url, { replaceState: url.href === location.href });
    else void invalidateAll().then(() => missedPage.forget());
  }

  $effect(() => {
    if (missedPage.url && !missedPage.isGivenUp) return lookAgain(now);
  });

  return { now };
}
