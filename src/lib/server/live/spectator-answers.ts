import type { Instant } from '../../domain/core/time.ts';
import type { Counts } from '../../domain/live/state.ts';
import { PLACES, type Place } from '../../domain/quiz/places.ts';
import type { Ctx } from '../ctx.ts';
import * as store from './spectator-store.ts';

/** Where answers of the audience are kept, one for each phone and window. */
export type AnswerBox = {
  /** Keeps answers of different phones; the newest of each phone counts. */
  put: (answers: readonly store.SpectatorAnswer[]) => Promise<void>;
  sums: (windowId: number) => Promise<Counts>;
  /** The first phones that chose the place, quickest first. */
  quickest: (
    windowId: number,
    place: Place,
    most: number
  ) => Promise<{ spectatorId: string; at: Instant }[]>;
};

/** Answers in a real show: they are there after a restart. */
export const storedAnswers = (ctx: Ctx, finalId: string): AnswerBox => ({
  put: (answers) => ctx.tx((ctx) => store.put(ctx.db, finalId, answers)),
  sums: (windowId) => store.sums(ctx.db, finalId, windowId),
  quickest: (windowId, place, most) => store.quickest(ctx.db, finalId, { windowId, place, most })
});

/** Answers in a rehearsal: they are gone with the room. */
export function passingAnswers(): AnswerBox {
  const windows = new Map<number, Map<string, store.SpectatorAnswer>>();
  const inWindow = (windowId: number): store.SpectatorAnswer[] => [
    ...(windows.get(windowId)?.values() ?? [])
  ];
  return {
    put: async (answers) => {
      for (const answer of answers) {
        const window = windows.get(answer.windowId) ?? new Map<string, store.SpectatorAnswer>();
        windows.set(answer.windowId, window);
        const isNew = window.get(answer.spectatorId)?.place !== answer.place;
        if (isNew) window.set(answer.spectatorId, answer);
      }
    },
    sums: async (windowId) => {
      const chosen = inWindow(windowId).map(({ place }) => place);
      return PLACES.map((place) => ({
        place,
        count: chosen.filter((one) => one === place).length
      })).filter(({ count }) => count > 0);
    },
    quickest: async (windowId, wanted, most) =>
      inWindow(windowId)
        .filter(({ place }) => place === wanted)
        .sort(
          (left, right) => left.at - right.at || (left.spectatorId < right.spectatorId ? -1 : 1)
        )
        .slice(0, most)
        .map(({ spectatorId, at }) => ({ spectatorId, at }))
  };
}
