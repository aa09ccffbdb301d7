/** A change that the server said is stored, as the client wrote it down on getting the answer. */
export type Acknowledged = {
  mutationId: string;
  attemptId: string;
  position: number;
  revision: number;
};

/** What all virtual contestants together saw. */
export type Ledger = {
  registered: number;
  started: Set<string>;
  submitted: Set<string>;
  answersSent: number;
  acknowledged: Acknowledged[];
  errors: string[];
  startMs: number[];
  saveMs: number[];
  /** When the first and the last save were answered, by the monotonic clock. */
  firstSaveAt: number;
  lastSaveAt: number;
};

export const emptyLedger = (registered: number): Ledger => ({
  registered,
  started: new Set(),
  submitted: new Set(),
  answersSent: 0,
  acknowledged: [],
  errors: [],
  startMs: [],
  saveMs: [],
  firstSaveAt: Infinity,
  lastSaveAt: 0
});

/** The value that 99 of 100 do not exceed, rounded to tenths; 0 of nothing. */
export function p99(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * 0.99) - 1)] ?? 0;
  return Math.round(value * 10) / 10;
}
