import { createContext } from 'svelte';
import type { Autosave } from './autosave.svelte.ts';
import type { ServerClock } from './clock.svelte.ts';

/** The running attempt, shared by the paper and its review. */
export const [getAttempt, setAttempt] = createContext<{ saver: Autosave; clock: ServerClock }>();
