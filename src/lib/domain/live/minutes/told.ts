import type { ShowEvent } from '../event.ts';
import type { Show } from '../state.ts';

/** An event that counts, with the show after it. */
export type Told = { event: ShowEvent; show: Show };
