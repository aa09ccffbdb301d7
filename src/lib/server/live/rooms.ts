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
  /** The rehearsal that shows this epoch and is on; or null. */
  rehearsalAt: (epoch: string) => Room | null;
  /** Reads programme and record again at the next look, after one of them was made anew. */
  forget: (finalId: string) => void;
  /** Somebody's rights in a final have changed: its screens are looked at now, not at the next sweep. */
  recheck: (finalId: string) => void;
  /** Tells when another room takes the screens of a final. The answer ends that. */
  onSwitch: (listener: (finalId: string) => void) => () => void;
  /** Tells of `recheck`. The answer ends that. */
  onRecheck: (listener: (finalId: string) => void) => () => void;
  /** Opens every sealed final, so that deadlines that passed while nobody ran are acted upon (R5). */
  openAll: () => Promise<void>;
  close: () => void;
};

export function makeRooms(ctx: Ctx): Rooms {
  const shows = new Map<string, Promise<Room | null>>();
  const rehearsals = new Map<string, Room>();
  const switched = announcer();
  const rechecked = announcer();

  async function openShow(finalId: string): Promise<Room | null> {
    const sealed = await programmes.find(ctx.db, finalId);
    if (!sealed) return null;
    const { programme, digest } = sealed;
    // A programme that was opened and sealed again is another show: no screen may take it for this.
    const facts = { epoch: `show-${digest.slice(0, 16)}`, isRehearsal: false, programme };
    return openRoom(ctx, facts, storedJournal(ctx, finalId));
  }

  function show(finalId: string): Promise<Room | null> {
    const known = shows.get(finalId);
    if (known) return known;
    const opening = openShow(finalId);
    shows.set(finalId, opening);
    const lookAgain = (): void => {
      if (shows.get(finalId) === opening) shows.delete(finalId);
    };
    // What is not there yet, or could not be read, is looked for again.
    opening.then((room) => room ?? lookAgain(), lookAgain);
    return opening;
  }

  /** A rehearsal may have begun, or the show been forgotten, while the show was being opened. */
  async function current(finalId: string): Promise<Room | null> {
    for (;;) {
      const rehearsal = rehearsals.get(finalId);
      if (rehearsal) return rehearsal;
      const opening = show(finalId);
      const room = await opening;
      const isStill = !rehearsals.has(finalId) && (!room || shows.get(finalId) === opening);
      if (isStill) return room;
    }
  }

  function endRehearsal(finalId: string): void {
    rehearsals.get(finalId)?.close();
    if (rehearsals.delete(finalId)) switched.tell(finalId);
  }

  return {
    current,
    rehearse: async (programme) => {
      const { finalId } = programme;
      const facts = { epoch: ctx.id(), isRehearsal: true, programme };
      const room = await openRoom(ctx, facts, passingJournal());
      rehearsals.get(finalId)?.close();
      rehearsals.set(finalId, room);
      switched.tell(finalId);
      return room;
    },
    endRehearsal,
    rehearsalAt: (epoch) =>
      rehearsals.values().find((rehearsal) => rehearsal.epoch === epoch) ?? null,
    forget: (finalId) => {
      closeLater(shows.get(finalId));
      shows.delete(finalId);
      switched.tell(finalId);
    },
    recheck: rechecked.tell,
    onSwitch: switched.listen,
    onRecheck: rechecked.listen,
    openAll: async () => {
      for (const finalId of await programmes.sealedIds(ctx.db)) {
        try {
          await show(finalId);
        } catch (error) {
          // The other finals, and round one, must be there all the same.
          ctx.log.error({ error, finalId }, 'a final could not be opened');
        }
      }
    },
    close: () => {
      for (const room of rehearsals.values()) room.close();
      for (const opening of shows.values()) closeLater(opening);
      rehearsals.clear();
      shows.clear();
      switched.end();
      rechecked.end();
    }
  };
}

/** One that could not be opened need not be closed; whoever waited for it has been told. */
function closeLater(opening: Promise<Room | null> | undefined): void {
  opening?.then(
    (room) => room?.close(),
    () => undefined
  );
}

function announcer() {
  const listeners = new Set<(finalId: string) => void>();
  return {
    tell: (finalId: string): void => {
      for (const listener of listeners) listener(finalId);
    },
    listen: (listener: (finalId: string) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end: (): void => listeners.clear()
  };
}
