import { BlockList, isIP } from 'node:net';

/** So many people who sign in from one address of the inside sit behind something. */
export const MANY = 50;

const INSIDE = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16]
] as const) {
  INSIDE.addSubnet(net, bits);
}
INSIDE.addAddress('::1', 'ipv6');
INSIDE.addSubnet('fc00::', 7, 'ipv6');
INSIDE.addSubnet('fe80::', 10, 'ipv6');

const isInside = (address: string): boolean =>
  isIP(address) !== 0 && INSIDE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** What is known of where people sign in from. */
export type Whereabouts = 'unclear' | 'one-address' | 'several';

/**
 * Learns whether everybody comes from one address of the inside: then a proxy stands in front whose
 * ADDRESS_HEADER was not set, and brakes take a whole province for one.
 */
export function watchAddresses(): (address: string, accountId: string) => Whereabouts {
  let first: string | null = null;
  let isSeveral = false;
  const accounts = new Set<string>();
  return (address, accountId) => {
    first ??= address;
    isSeveral ||= address !== first || !isInside(address);
    if (isSeveral) return 'several';
    if (accounts.size < MANY) accounts.add(accountId);
    return accounts.size < MANY ? 'unclear' : 'one-address';
  };
}
