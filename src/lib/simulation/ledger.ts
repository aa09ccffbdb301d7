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
  /** Right passwords and codes that were not let in. */
  signInsRefused: number;
  signInMs: number[];
  /** The longest queue of sign-ins that somebody was told of. */
  mostAhead: number;
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
  signInsRefused: 0,
  signInMs: [],
  mostAhead: 0,
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

/** How often each error was met, most first: whom it befell is left out, so that alike ones meet. */
export function countErrors(errors: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const error of errors) {
    const kind = error
      .replace(/^[A-Z]{2}\d+: /, '')
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4,12}){4}/g, '…');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([, left], [, right]) => right - left));
}
