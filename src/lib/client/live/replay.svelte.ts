import type { ShowEvent } from '../../domain/live/event.ts';
import { evolve, initialState } from '../../domain/live/evolve.ts';
import type { Programme } from '../../domain/live/programme.ts';
import type { ShowState } from '../../domain/live/state.ts';
import { later, spotAt } from './replay-spot.ts';

/** How many times faster than it was. */
export const SPEEDS = [1, 4, 16, 60] as const;
export type Speed = (typeof SPEEDS)[number];

/** A hidden page gets no frames for a while: the show does not run away meanwhile. */
const LONGEST_FRAME_MS = 250;

/**
 * Plays the record of a final. Each state is the one after its event as it then was, whatever was
 * undone later.
 */
export function makeReplay(programme: Programme, events: readonly ShowEvent[]) {
  const times = events.map(({ at }) => at);
  const states: ShowState[] = [initialState(programme)];
  let spot = $state.raw(spotAt(times, 0));
  let isPlaying = $state(false);
  let speed = $state<Speed>(4);
  let skipsWaits = $state(true);

  function stateAt(seq: number): ShowState {
    for (let known = states.length; known <= seq; known += 1) {
      const [before, event] = [states[known - 1], events[known - 1]];
      if (before && event) states.push(evolve(before, event));
    }
    return states[seq] ?? initialState(programme);
  }

  function goTo(seq: number): void {
    isPlaying = false;
    spot = spotAt(times, seq);
  }

  const current = $derived(stateAt(spot.seq));

  return {
    get state(): ShowState {
      return current;
    },
    get seq(): number {
      return spot.seq;
    },
    get now(): number {
      return spot.now;
    },
    get isPlaying(): boolean {
      return isPlaying;
    },
    get speed(): Speed {
      return speed;
    },
    set speed(wanted) {
      speed = wanted;
    },
    get skipsWaits(): boolean {
      return skipsWaits;
    },
    set skipsWaits(wanted) {
      skipsWaits = wanted;
    },
    goTo,
    step: (by: 1 | -1): void => goTo(spot.seq + by),
    /** Plays or pauses; from the end it begins anew. */
    toggle: (): void => {
      if (!isPlaying && spot.seq === times.length) spot = spotAt(times, 0);
      isPlaying = !isPlaying;
    },
    /** Lets real time pass while it plays. */
    pass: (milliseconds: number): void => {
      const byMs = Math.min(milliseconds, LONGEST_FRAME_MS) * speed;
      spot = later(times, spot, byMs, skipsWaits);
      if (spot.seq === times.length) isPlaying = false;
    }
  };
}

export type Replay = ReturnType<typeof makeReplay>;
