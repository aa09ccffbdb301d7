/** A signal that ends a request after so long. `AbortSignal.timeout` is younger than Safari 15. */
export function timeLimit(ms: number): AbortSignal {
  const abort = new AbortController();
  setTimeout(() => abort.abort(), ms);
  return abort.signal;
}
