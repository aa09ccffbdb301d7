import type { Programme } from '../../domain/live/programme.ts';
import type { Ctx } from '../ctx.ts';
import { passingJournal, storedJournal } from './journal.ts';
import * as programmes from './programme-store.ts';
import { openRoom, type Room } from './room.ts';

/** The rooms of this process. */
export type Rooms = {
  /** What the screens of a final show: its rehearsal while one is on, else the show; null before it is sealed. */
  current: (finalId: string) => Promise<Room | null>;
  /** Begins a rehearsal: all screens of the final show it, and nothing of it is kept. */
  rehearse: (programme: Programme) => Promise<Room>;
  endRehearsal: (finalId: string) => void;
  /** Reads programme and record again at the next look, after one of them was made anew. */
  forget: (finalId: string) => void;
  /** Tells when another room takes the screens of a final. The answer ends that. */
  onSwitch: (listener: (finalId: string) => void) => () => void;
  /** Opens every sealed final, so that deadlines that passed while nobody ran are acted upon (R5). */
  openAll: () => Promise<void>;
  close: () => void;
};

/** The epoch of every show; a rehearsal has one of its own. */
const SHOW_EPOCH = 'show';

export function makeRooms(ctx: Ctx): Rooms {
  const shows = new Map<string, Promise<Room | null>>();
  const rehearsals = new Map<string, Room>();
  const listeners = new Set<(finalId: string) => void>();

  const switched = (finalId: string): void => {
    for (const listener of listeners) listener(finalId);
  };

  async function openShow(finalId: string): Promise<Room | null> {
    const sealed = await programmes.find(ctx.db, finalId);
    if (!sealed) return null;
    const { programme } = sealed;
    const facts = { epoch: SHOW_EPOCH, isRehearsal: false, programme };
    return openRoom(ctx, facts, storedJournal(ctx, finalId));
  }

  function show(finalId: string): Promise<Room | null> {
    const known = shows.get(finalId);
    if (known) return known;
    const opening = openShow(finalId);
    shows.set(finalId, opening);
    // What is not there yet, or could not be read, is looked for again.
    opening.then(
      (room) => room ?? shows.delete(finalId),
      () => shows.delete(finalId)
    );
    return opening;
  }

  function endRehearsal(finalId: string): void {
    rehearsals.get(finalId)?.close();
    if (rehearsals.delete(finalId)) switched(finalId);
  }

  return {
    current: async (finalId) => rehearsals.get(finalId) ?? show(finalId),
    rehearse: async (programme) => {
      rehearsals.get(programme.finalId)?.close();
      const facts = { epoch: ctx.id(), isRehearsal: true, programme };
      const room = await openRoom(ctx, facts, passingJournal());
      rehearsals.set(programme.finalId, room);
      switched(programme.finalId);
      return room;
    },
    endRehearsal,
    forget: (finalId) => {
      const opened = shows.get(finalId);
      shows.delete(finalId);
      void opened?.then((room) => room?.close());
      switched(finalId);
    },
    onSwitch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    openAll: async () => {
      for (const finalId of await programmes.sealedIds(ctx.db)) await show(finalId);
    },
    close: () => {
      for (const room of rehearsals.values()) room.close();
      for (const opening of shows.values()) void opening.then((room) => room?.close());
      rehearsals.clear();
      shows.clear();
      listeners.clear();
    }
  };
}
