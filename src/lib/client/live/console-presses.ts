import type { RaceRules } from '#lib/domain/live/programme.ts';
import type { Press } from '#lib/domain/live/state.ts';

/** A press beside the first one, in milliseconds. */
export type PressLine = {
  teamId: string;
  /** Behind the earliest arrival, and behind the earliest corrected time. */
  rawMs: number;
  correctedMs: number;
  latencyMs: number;
  /** Within the tie window of the first, which is not tied with itself. */
  isTied: boolean;
};

/** Presses in the order that counts. */
export function pressLines(
  presses: readonly Press[],
  { tieWindowMs }: Pick<RaceRules, 'tieWindowMs'>
): PressLine[] {
  const firstRaw = Math.min(...presses.map(({ rawAt }) => rawAt));
  const first = Math.min(...presses.map(({ correctedAt }) => correctedAt));
  const inWindow = presses.filter(({ correctedAt }) => correctedAt - first <= tieWindowMs);
  return [...presses]
    .sort((left, right) => left.correctedAt - right.correctedAt)
    .map(({ teamId, rawAt, correctedAt, latencyMs }) => ({
      teamId,
      rawMs: rawAt - firstRaw,
      correctedMs: correctedAt - first,
      latencyMs,
      isTied: inWindow.length > 1 && correctedAt - first <= tieWindowMs
    }));
}
