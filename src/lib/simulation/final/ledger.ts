import type { Place } from '../../domain/quiz/places.ts';

/** What all screens of a simulated final together saw. */
export type FinalLedger = {
  /** Ids of answers and of presses that were acknowledged. */
  answers: Set<string>;
  presses: Set<string>;
  buzzAckMs: number[];
  /** Answers of the audience that were acknowledged, and how many were refused. */
  audience: { spectatorId: string; windowId: number; place: Place }[];
  audienceAckMs: number[];
  audienceRefused: number;
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
  audience: [],
  audienceAckMs: [],
  audienceRefused: 0,
  shownAt: new Map(),
  arrivals: [],
  canaries: []
});
