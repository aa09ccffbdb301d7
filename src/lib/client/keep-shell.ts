/** The address at which the build puts src/service-worker.ts. */
const WORKER = '/service-worker.js';

/** Can this browser open a page without a network? On plain http none can. */
export const canKeepShell = (): boolean => 'serviceWorker' in navigator;

/**
 * Has the browser keep the shell for pages that do not come. Called by the pages of round one only:
 * screens of a hall, consoles and staff stay without.
 */
export async function keepShell(): Promise<void> {
  if (!canKeepShell()) return;
  // Firefox says no in private windows, and a build being replaced may not have its worker yet.
  await navigator.serviceWorker.register(WORKER, { updateViaCache: 'none' }).catch(() => undefined);
}

/** Would this page open again without a network? Known only where a worker stands behind it. */
export const isShellKept = (): boolean =>
  canKeepShell() && navigator.serviceWorker.controller !== null;
