import { isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Environment } from '#lib/schema/env.ts';
import * as m from '#lib/text/paraglide/messages.js';

type Listening = Pick<Environment, 'origin' | 'host' | 'port'>;

/** Addresses at which people can reach the server: the public one, or this machine's in its nets. */
export function reachableAddresses(listening: Listening): string[] {
  return listening.origin ? [listening.origin] : ownAddresses(listening);
}

/** What somebody who starts the server has to know about its address before people come. */
export function addressAdvice(listening: Listening): string {
  const { origin } = listening;
  if (!origin) {
    return m.operator_address_without_origin();
  }
  const [local = ''] = ownAddresses(listening);
  return m.operator_address_with_origin({ origin, local });
}

/** A sentence with a way out for why it cannot listen; any other error as it came. */
export function explainListening(error: unknown, { host, port }: Listening): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentences: Readonly<Record<string, () => string>> = {
    EADDRINUSE: () => m.operator_port_taken({ port, next: port + 1 }),
    EACCES: () => m.operator_port_forbidden({ port }),
    EADDRNOTAVAIL: () => m.operator_host_not_here({ host }),
    ENOTFOUND: () => m.operator_host_unknown({ host })
  };
  const sentence = sentences[code]?.();
  return sentence === undefined ? error : new Error(sentence, { cause: error });
}

function ownAddresses({ host, port }: Listening): string[] {
  const at = (name: string): string => new URL(`http://${name}:${port}`).origin;
  if (host !== '0.0.0.0' && host !== '::') return [at(isIPv6(host) ? `[${host}]` : host)];
  const own = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => entry.family === 'IPv4' && !entry.internal);
  return [at('localhost'), ...own.map(({ address }) => at(address))];
}
