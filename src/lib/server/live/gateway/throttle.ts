/** Does the work at once, and again at most every so often; what comes between is one time more. */
export function throttled(everyMs: number, work: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let isWanted = false;

  function run(): void {
    if (timer) {
      isWanted = true;
      return;
    }
    timer = setTimeout(() => {
      timer = undefined;
      if (!isWanted) return;
      isWanted = false;
      run();
    }, everyMs);
    work();
  }

  return {
    run,
    stop: (): void => clearTimeout(timer)
  };
}
