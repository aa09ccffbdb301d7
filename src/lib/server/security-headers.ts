/**
 * Headers of every answer, whatever its kind: pages, data, files, refusals and what the build made
 * (ASVS 3.4, RELIABILITY B-O4). The policy for content stands where the content is made.
 */
export const securityHeaders = (isHttps: boolean): [name: string, value: string][] => [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['x-frame-options', 'DENY'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
  ...(isHttps ? [['strict-transport-security', 'max-age=31536000'] as [string, string]] : [])
];
