/**
 * Asks the server, and gives up after so long: a request that hangs is no answer.
 *
 * @throws TimeoutError when nothing came in time, and whatever `fetch` throws
 */
export async function limitedFetch(
  path: string,
  request: RequestInit,
  patienceMs: number
): Promise<Response> {
  const abort = new AbortController();
  request.signal?.addEventListener('abort', () => abort.abort());
  const giveUp = (): void => abort.abort(new DOMException('no answer', 'TimeoutError'));
  const timer = setTimeout(giveUp, patienceMs);
  try {
    const response = await fetch(path, { ...request, signal: abort.signal });
    // The body counts, too: it may hang after the head has come.
    const body = await response.blob();
    return new Response(body.size > 0 ? body : null, response);
  } finally {
    clearTimeout(timer);
  }
}
