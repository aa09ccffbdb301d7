import { beforeNavigate, goto } from '$app/navigation';

/** What SvelteKit says when something else took the place of a navigation. */
const TAKEN_OVER = 'navigation aborted';

/**
 * For the outermost layout: a link pressed while a form is under way is followed. The form's answer
 * loads the page anew, and SvelteKit lets that take the place of a navigation that has begun; the
 * navigation is then begun once more, unless another came after it.
 */
export function followLinks(): void {
  let latest: unknown;
  beforeNavigate((navigation) => {
    latest = navigation;
    const { type, to, complete } = navigation;
    if (type !== 'link' || !to) return;
    complete.catch((error: Error) => {
      if (latest === navigation && error.message === TAKEN_OVER) void goto(to.url);
    });
  });
}
