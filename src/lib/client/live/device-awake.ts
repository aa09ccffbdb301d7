/** Keeps the screen lit while the page is seen, where the browser can. The answer ends that. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let isWanted = true;

  async function ask(): Promise<void> {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
    // Refused on a low battery or without https: the show goes on, the device may dim.
    lock = await navigator.wakeLock.request('screen').catch(() => null);
    if (!isWanted) void lock?.release();
  }

  const again = (): void => void ask();
  document.addEventListener('visibilitychange', again);
  again();
  return () => {
    isWanted = false;
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
}
