/** What browsers say when a request or a script did not arrive, each in its own words. */
const WORDS = [
  /failed to fetch/i,
  /networkerror/i,
  /network error/i,
  /load failed/i,
  /network connection was lost/i,
  /offline/i,
  /importing a module script failed/i,
  /dynamically imported module/i,
  /unable to preload css/i
];

/** Did this go wrong because the server was not reached, and not because of what it answered? */
export function isNetworkError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return true;
  return WORDS.some((words) => words.test(error.message));
}
