import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** How a proxy in front hands the client's address on; without a header nobody stands in front. */
export type Forwarding = {
  /** The name of the header, in lower case, or null. */
  header: string | null;
  /** How many proxies wrote into X-Forwarded-For: the client is so far from its end. */
  depth: number;
};

/** What is needed of a request: pages, the front door and sockets all have it. */
export type Addressed = Pick<IncomingMessage, 'headers'> & {
  socket: { remoteAddress?: string | undefined };
};

/**
 * The address of whoever asks, the same one for pages, the front door and sockets. It reads
 * ADDRESS_HEADER and XFF_DEPTH as adapter-node does; where the header is missing or holds no
 * address, the connection's own address counts: whoever came past the proxy gains nothing by it.
 */
export function clientAddress(request: Addressed, { header, depth }: Forwarding): string {
  const own = plain(request.socket.remoteAddress ?? '');
  if (header === null) return own;
  const said = String(request.headers[header] ?? '');
  const value = header === 'x-forwarded-for' ? (said.split(',').at(-depth) ?? '') : said;
  const address = plain(value.trim());
  return isIP(address) === 0 ? own : address;
}

/**
 * What a brake counts by. One household or phone holds a whole /64 of IPv6, so that its last half
 * says nothing about who asks.
 */
export function addressToBrake(address: string): string {
  if (isIP(address) !== 6) return address;
  return `${groupsOf(address).slice(0, 4).join(':')}::/64`;
}

/** Without the brackets, port and IPv6 dress in which proxies and Node hand addresses on. */
const plain = (address: string): string =>
  address
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '');

/** The eight groups of an IPv6 address, or the first ones of it that matter, without zeros before. */
function groupsOf(address: string): string[] {
  const [front = '', back] = address.toLowerCase().split('%')[0]!.split('::');
  const [left, right] = [front, back ?? ''].map((part) => part.split(':').filter(Boolean));
  const zeros = back === undefined ? 0 : Math.max(0, 8 - left!.length - right!.length);
  const all = [...left!, ...Array<string>(zeros).fill('0'), ...right!];
  return all.map((group) => group.replace(/^0+(?=.)/, ''));
}
