import type { Instant } from '../../core/time.ts';
import { ledgerOf, type LedgerLine } from '../ledger.ts';
import type { ShowEvent } from '../event.ts';
import type { ShowState } from '../state.ts';

/** Points with their cause: what the rules gave, and what counted after floor and striking. */
export type MinutesLine = LedgerLine & {
  at: Instant;
  /** In the words of whoever gave or took them; null where the rules did. */
  reason: string | null;
};

/** All points of a final that are not undone, in the order of their causes. */
export function ledgerLines({ programme, show, log }: ShowState): MinutesLine[] {
  return ledgerOf(programme, show).map((line) => {
    const event = log[line.seq - 1];
    return { ...line, at: event?.at ?? 0, reason: event ? reasonOf(event) : null };
  });
}

/** The sum of what counted for each of these teams. */
export const sumsOf = (
  teamIds: readonly string[],
  lines: readonly MinutesLine[]
): { teamId: string; points: number }[] =>
  teamIds.map((teamId) => ({
    teamId,
    points: lines
      .filter((line) => line.teamId === teamId)
      .reduce((sum, line) => sum + line.counted, 0)
  }));

function reasonOf(event: ShowEvent): string | null {
  if (event.type === 'points-adjusted') return event.reason;
  return event.type === 'foul-called' && event.cause.kind === 'host' ? event.cause.reason : null;
}
