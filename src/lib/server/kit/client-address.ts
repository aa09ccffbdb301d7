import type { RequestEvent } from '@sveltejs/kit';
import { clientAddress, type Addressed, type Forwarding } from '../client-address.ts';

/** The client's address of a page's request, read in the one way that sockets read it, too. */
export function addressOf(event: RequestEvent, forwarding: Forwarding): string {
  // adapter-node hands on Node's own request; development has none, and no proxy in front.
  const { req } = (event.platform ?? {}) as { req?: Addressed };
  return req ? clientAddress(req, forwarding) : event.getClientAddress();
}
