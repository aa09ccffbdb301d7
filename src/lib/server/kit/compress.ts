/** Below this the gain does not pay for the work. */
const SMALLEST_BYTES = 1024;

const TEXT = /^(text\/|application\/json)/;

/**
 * Sends what the server renders gzipped: a paper of thirty questions is 86 kB of HTML, and phones in
 * communes have slow lines. Files of the build are compressed when they are built.
 */
export function compress(request: Request, response: Response): Response {
  const { headers, body } = response;
  const isText = TEXT.test(headers.get('content-type') ?? '');
  const isWanted = request.headers.get('accept-encoding')?.includes('gzip') ?? false;
  const isSmall = Number(headers.get('content-length') ?? Infinity) < SMALLEST_BYTES;
  if (!body || !isText || !isWanted || isSmall || headers.has('content-encoding')) return response;

  const compressed = new Response(body.pipeThrough(new CompressionStream('gzip')), response);
  compressed.headers.set('content-encoding', 'gzip');
  compressed.headers.append('vary', 'accept-encoding');
  compressed.headers.delete('content-length');
  return compressed;
}
