import type { Place } from '#lib/domain/quiz/places.ts';

/** A change as a client made it. */
export type Change = {
  attemptId: string;
  position: number;
  choice: Place[];
  revision: number;
  mutationId: string;
};

/** A change that the server said is taken care of, as the client wrote it down on hearing it. */
export type Acknowledged = Change & {
  /** The revision that the server said is stored: higher than the change's if a newer one won. */
  storedRevision: number;
};
