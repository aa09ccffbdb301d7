/** Headers of every answer, whatever its kind (ASVS 3.4, RELIABILITY B-O4). CSP is SvelteKit's. */
export function addSecurityHeaders(response: Response, url: URL, isSignedIn: boolean): Response {
  const { headers } = response;
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'same-origin');
  headers.set('x-frame-options', 'DENY');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  if (url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000');
  // What a signed-in person saw must not come back out of a cache after signing out (B-L12).
  if (isSignedIn) headers.set('cache-control', 'no-store');
  return response;
}
