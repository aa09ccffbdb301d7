import { networkInterfaces } from 'node:os';
import type { Environment } from '#lib/schema/env.ts';

/** Addresses at which people can reach the server: the public one, or this machine's in its nets. */
export function reachableAddresses({ origin, host, port }: Environment): string[] {
  if (origin) return [origin];
  if (host !== '0.0.0.0' && host !== '::') return [`http://${host}:${port}`];
  const own = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => entry.family === 'IPv4' && !entry.internal)
    .map((entry) => `http://${entry.address}:${port}`);
  return [`http://localhost:${port}`, ...own];
}
