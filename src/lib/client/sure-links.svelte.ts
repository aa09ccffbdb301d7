import { beforeNavigate, goto } from '$app/navigation';
import { isReachable } from './sure-visit.ts';

type Leaving = Parameters<Parameters<typeof beforeNavigate>[0]>[0];

type Options = {
  /** What this leads to is here already: nothing has to be asked for. */
  isAtHand: (leaving: Leaving) => boolean;
  /** False when somebody would rather stay. */
  mayLeave: () => boolean;
};

/**
 * For a page that works without the server: a link is followed once the server answers, and
 * otherwise the page stays and says so. Call it while the component is made.
 */
export function sureLinks({ isAtHand, mayLeave }: Options): { readonly isHeld: boolean } {
  let isHeld = $state(false);
  /** Where the server was asked for and answered. */
  let sure: string | null = null;

  beforeNavigate((leaving) => {
    const { to, type, willUnload, cancel } = leaving;
    isHeld = false;
    if (type === 'leave' || !to || isAtHand(leaving) || sure === to.url.href) return;
    if (type === 'goto') {
      if (!mayLeave()) cancel();
      return;
    }
    cancel();
    void follow(to.url, willUnload);
  });

  async function follow(url: URL, isUnloading: boolean): Promise<void> {
    if (!(await isReachable())) {
      isHeld = true;
      return;
    }
    if (!mayLeave()) return;
    sure = url.href;
    if (isUnloading) location.assign(url);
    else await goto(url);
    sure = null;
  }

  return {
    get isHeld() {
      return isHeld;
    }
  };
}
