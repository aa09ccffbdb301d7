import type { Hundredths } from '../core/points.ts';
import type { Programme } from './programme.ts';
import type { Award, Show } from './state.ts';

/** An award with what it did to the total: nothing if its question was struck, less at the floor. */
export type LedgerLine = Award & { counted: Hundredths; isStruck: boolean };

/**
 * All points of a final in the order of their causes. The floor is applied line by line, so that
 * striking a question or undoing an event recomputes every later line (B9: never below 0).
 */
export function ledgerOf(programme: Programme, show: Show): LedgerLine[] {
  const totals = new Map<string, Hundredths>();
  return show.awards.map((award) => {
    const isStruck = award.questionId !== null && show.struckIds.includes(award.questionId);
    const before = totals.get(award.teamId) ?? 0;
    const after = isStruck ? before : lowered(before, award.points, programme.floor);
    totals.set(award.teamId, after);
    return { ...award, counted: after - before, isStruck };
  });
}

/** The sum of the ledger for each team of the programme. */
export function totalsOf(programme: Programme, show: Show): Map<string, Hundredths> {
  const totals = new Map(programme.teams.map((team) => [team.id, 0]));
  for (const line of ledgerOf(programme, show)) {
    totals.set(line.teamId, (totals.get(line.teamId) ?? 0) + line.counted);
  }
  return totals;
}

const lowered = (before: Hundredths, points: Hundredths, floor: Hundredths | null): Hundredths =>
  floor === null ? before + points : Math.max(floor, before + points);
