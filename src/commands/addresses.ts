import { isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Environment } from '#lib/schema/env.ts';

type Listening = Pick<Environment, 'origin' | 'host' | 'port'>;

/** Addresses at which people can reach the server: the public one, or this machine's in its nets. */
export function reachableAddresses(listening: Listening): string[] {
  return listening.origin ? [listening.origin] : ownAddresses(listening);
}

/** What somebody who starts the server has to know about its address before people come. */
export function addressAdvice(listening: Listening): string {
  const { origin } = listening;
  if (!origin) {
    return 'Behind a proxy, or under one name alone: start it with ORIGIN=https://that.name, or forms are refused.';
  }
  const [local = ''] = ownAddresses(listening);
  return (
    `Only pages opened at ${origin} can send anything (ORIGIN). ` +
    `What stands in front passes requests on to ${local}.`
  );
}

/** A sentence with a way out for why it cannot listen; any other error as it came. */
export function explainListening(error: unknown, { host, port }: Listening): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentence = {
    EADDRINUSE: `Port ${port} is taken by another program, or by this one started twice. Stop that, or choose another port: PORT=${port + 1}.`,
    EACCES: `Port ${port} is not free for this user. Choose one above 1023, such as PORT=3000, and put a proxy before it.`,
    EADDRNOTAVAIL: `HOST=${host} is no address of this machine. Leave HOST out to listen at all of them.`,
    ENOTFOUND: `HOST=${host} is no address. Leave HOST out to listen at all addresses of this machine.`
  }[code];
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
