import type { Holder } from './access.ts';

/**
 * Windows that one account, or one device, has open at the same time at most. A line that comes and
 * goes leaves connections behind until they have missed their heartbeat.
 */
const PER_ACCOUNT = 30;
const PER_DEVICE = 12;

/** Screens of one kind that a final has in its hall, by the organizers' links: nobody else takes these places. */
const HALL_SCREENS = 40;

/**
 * Of one address: phones without a cookie, screens of one kind that came by no link, and all of the
 * audience. A hall is one address, so these only keep a single machine from filling the server
 * (B-W9); who acts, and the screens of the hall, do not stand in that queue (M7).
 */
const NAMELESS_PER_ADDRESS = 500;
const OPEN_SCREENS_PER_ADDRESS = 30;
const PER_ADDRESS = 20_000;

const HALL_KINDS = ['projector', 'scoreboard', 'lower-third'];

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
    /** A connection of the audience from this address. */
    ofAddress: ({ audience, id }: Holder, address: string) =>
      id === null || audience.kind === 'spectator'
        ? take(`address ${address}`, PER_ADDRESS)
        : () => undefined,
    /** A screen that has been let in. */
    ofHolder: ({ finalId, audience, id }: Holder, address: string) => {
      const { kind } = audience;
      if (id === null && kind === 'spectator') {
        return take(`nameless ${address}`, NAMELESS_PER_ADDRESS);
      }
      if (id === null) return take(`open ${kind} ${address}`, OPEN_SCREENS_PER_ADDRESS);
      if (HALL_KINDS.includes(kind)) return take(`hall ${finalId} ${kind}`, HALL_SCREENS);
      const isAccount = ['operator', 'mc', 'judge'].includes(kind);
      return take(`${isAccount ? 'account' : kind} ${id}`, isAccount ? PER_ACCOUNT : PER_DEVICE);
    }
  };
}
