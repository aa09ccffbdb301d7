import { goto } from '$app/navigation';
import { limitedFetch } from './limited-fetch.ts';

const PATIENCE_MS = 8000;

/** Does the server answer now? Whatever it answers. */
export async function isReachable(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    await limitedFetch('/healthz', { method: 'HEAD', cache: 'no-store' }, PATIENCE_MS);
    return true;
  } catch {
    return false;
  }
}

const LOOK_EVERY_MS = 5000;

/** Does this again and again as long as it is wanted: at once when the network is back, too. */
export function lookAgain(look: () => Promise<void>): () => void {
  const now = (): void => void look();
  const timer = setInterval(now, LOOK_EVERY_MS);
  window.addEventListener('online', now);
  return () => {
    clearInterval(timer);
    window.removeEventListener('online', now);
  };
}

/** Goes to a page; false when it has not come in time. It may come yet, and may be asked for again. */
export async function arrive(path: string, options?: Parameters<typeof goto>[1]): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const there = goto(path, options).then(() => true);
  const isThere = await Promise.race([there, tooLate]);
  clearTimeout(timer);
  return isThere;
}

/**
 * Goes to a page that has to be asked for, unless nobody would answer: then this page, which works
 * without the server, stays, and the answer is false.
 */
export async function visit(path: string, options?: Parameters<typeof goto>[1]): Promise<boolean> {
  if (!(await isReachable())) return false;
  return arrive(path, options);
}
