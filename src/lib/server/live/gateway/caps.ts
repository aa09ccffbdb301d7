import type { Holder } from './access.ts';

/**
 * Windows that one account, or one device, has open at the same time at most. A line that comes and
 * goes leaves connections behind until they have missed their heartbeat.
 */
const PER_ACCOUNT = 30;
const PER_DEVICE = 12;

/**
 * Screens without any cookie (projector, board, lower third, whoever only watches), and connections
 * of all kinds, from one address. A hall is one address, so these only keep a single machine from
 * filling the server (B-W9).
 */
const NAMELESS_PER_ADDRESS = 500;
const PER_ADDRESS = 20_000;

/** So often a connection may ask to be let in, before it has to be opened anew. */
const MOST_ASKINGS = 10;

/** Counts what is open under a name, up to a limit. */
export function makeCaps() {
  const open = new Map<string, number>();
  const askings = new WeakMap<object, number>();

  /** One more under this name. The answer gives it back; null if there are too many. */
  function take(name: string, most: number): (() => void) | null {
    const before = open.get(name) ?? 0;
    if (before >= most) return null;
    open.set(name, before + 1);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      const left = (open.get(name) ?? 1) - 1;
      if (left === 0) open.delete(name);
      else open.set(name, left);
    };
  }

  return {
    /** May this connection ask once more? */
    mayAsk: (connection: object): boolean => {
      const before = askings.get(connection) ?? 0;
      askings.set(connection, before + 1);
      return before < MOST_ASKINGS;
    },
    /** A connection from this address, whatever comes of it. */
    ofAddress: (address: string) => take(`address ${address}`, PER_ADDRESS),
    /** A screen that has been let in. */
    ofHolder: ({ audience, id }: Holder, address: string) => {
      if (id === null) return take(`nameless ${address}`, NAMELESS_PER_ADDRESS);
      const isAccount = ['operator', 'mc', 'judge'].includes(audience.kind);
      return take(
        `${isAccount ? 'account' : audience.kind} ${id}`,
        isAccount ? PER_ACCOUNT : PER_DEVICE
      );
    }
  };
}
