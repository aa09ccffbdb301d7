/** What all screens of a simulated final together saw. */
export type FinalLedger = {
  /** Ids of answers and of presses that were acknowledged. */
  answers: Set<string>;
  presses: Set<string>;
  buzzAckMs: number[];
  /** When the host sent a question on stage, by the number of its event. */
  shownAt: Map<number, number>;
  /** For each spectator, which pictures came when. */
  arrivals: { seq: number; at: number }[][];
  /** Canaries that stood in a picture that no key may stand in, with the picture's number. */
  canaries: { seq: number; questionId: string }[];
};

export const emptyFinalLedger = (): FinalLedger => ({
  answers: new Set(),
  presses: new Set(),
  buzzAckMs: [],
  shownAt: new Map(),
  arrivals: [],
  canaries: []
});
