/**
 * For how many whole seconds something has been unsent, counted for as long as the component that
 * asks lives.
 */
export function unsentSeconds(isUnsent: () => boolean): { readonly count: number } {
  let count = $state(0);
  const runs = $derived(isUnsent());
  $effect(() => {
    if (!runs) return;
    count = 0;
    const timer = setInterval(() => (count += 1), 1000);
    return () => clearInterval(timer);
  });
  return {
    get count() {
      return count;
    }
  };
}
