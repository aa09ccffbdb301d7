/**
 * Does the work at once, and again at most every so often, counted from its end; what comes between
 * is one time more.
 *
 * @param work never rejects; what it throws goes to whoever ran it, and it is done again at the next call
 */
export function throttled(everyMs: number, work: () => void | Promise<void>) {
  let isBusy = false;
  let isWanted = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  function run(): void {
    if (isStopped) return;
    if (isBusy) {
      isWanted = true;
      return;
    }
    isBusy = true;
    let done: void | Promise<void> = undefined;
    try {
      done = work();
    } finally {
      if (!done) rest();
    }
    if (done) void done.then(rest);
  }

  function rest(): void {
    if (isStopped) return;
    timer = setTimeout(() => {
      isBusy = false;
      if (!isWanted) return;
      isWanted = false;
      run();
    }, everyMs);
  }

  return {
    run,
    stop: (): void => {
      isStopped = true;
      clearTimeout(timer);
    }
  };
}
