import { ledgerOf } from '../../domain/live/ledger.ts';
import { standingsOf } from '../../domain/live/standings.ts';
import { replay } from '../../domain/live/evolve.ts';
import type { EventOf, ShowEvent } from '../../domain/live/event.ts';
import type { Programme } from '../../domain/live/programme.ts';
import type { BoardLine, Counts, LockedMark } from '../../domain/live/state.ts';
import type { FinalLedger } from './ledger.ts';

/** Acknowledged answers and presses that are not on record: none may be. */
export function lostOf(ledger: FinalLedger, record: readonly ShowEvent[]): number {
  const kept = new Set(record.map(({ commandId }) => commandId));
  return [...ledger.answers, ...ledger.presses].filter((id) => !kept.has(id)).length;
}

/** Acknowledged answers of the audience that were not kept: none may be. */
export async function lostOfAudience(
  { audience }: FinalLedger,
  sumsOf: (windowId: number) => Promise<Counts>
): Promise<number> {
  let lost = 0;
  for (const [windowId, answers] of Map.groupBy(audience, (answer) => answer.windowId)) {
    const kept = await sumsOf(windowId);
    for (const [place, given] of Map.groupBy(answers, (answer) => answer.place)) {
      const count = kept.find((sum) => sum.place === place)?.count ?? 0;
      lost += Math.max(0, given.length - count);
    }
  }
  return lost;
}

/** Races that somebody won who was not first by corrected time, ties by lot left aside. */
export function wrongOrders(programme: Programme, record: readonly ShowEvent[]): number {
  const settled = record.filter((event) => event.type === 'race-settled');
  return settled.filter((race) => {
    const presses = pressesBefore(record, race);
    const first = Math.min(...presses.map(({ correctedAt }) => correctedAt));
    const winner = presses.find(({ teamId }) => teamId === race.teamId);
    const behind = (winner?.correctedAt ?? Infinity) - first;
    return race.lots === null ? behind > 0 : behind > programme.race.tieWindowMs;
  }).length;
}

const pressesBefore = (record: readonly ShowEvent[], race: EventOf<'race-settled'>) =>
  record
    .filter((event) => event.type === 'press-recorded')
    .filter(({ seq, windowId }) => seq < race.seq && windowId === race.windowId)
    .map(({ press }) => press);

/** Canaries that were seen before the question they belong to was revealed. */
export function leaksOf(ledger: FinalLedger, record: readonly ShowEvent[]): number {
  const revealedAt = new Map<string, number>();
  for (const event of record) {
    if (event.type === 'question-revealed') revealedAt.set(event.questionId, event.seq);
  }
  return ledger.canaries.filter(
    ({ seq, questionId }) => seq < (revealedAt.get(questionId) ?? Infinity)
  ).length;
}

/** For each question that was shown, how long until the last spectator had it. */
export const untilLastSpectatorMs = ({ arrivals, shownAt }: FinalLedger): number[] =>
  [...shownAt].map(([shownSeq, sentAt]) =>
    arrivals.reduce((latest, pictures) => {
      const first = pictures.find(({ seq }) => seq >= shownSeq);
      return first ? Math.max(latest, first.at - sentAt) : latest;
    }, 0)
  );

/** Is the board that the screens showed last the one that the record comes to? */
export function isReplayed(
  programme: Programme,
  record: readonly ShowEvent[],
  shown: readonly BoardLine[]
): boolean {
  const lines = standingsOf(programme, replay(programme, record).show);
  const same = ({ teamId, rank, points }: BoardLine) => ({ teamId, rank, points });
  return JSON.stringify(shown.map(same)) === JSON.stringify(lines.map(same));
}

/** Are the points of the jury exactly what its sheets came to, with nothing taken off besides? */
export function isAsMarked(
  programme: Programme,
  record: readonly ShowEvent[],
  locked: readonly LockedMark[]
): boolean {
  const ledger = ledgerOf(programme, replay(programme, record).show);
  return locked.every(({ segmentId, teamId, points }) => {
    const own = ledger.filter((line) => line.segmentId === segmentId && line.teamId === teamId);
    const given = own.filter(({ cause }) => cause === 'jury' || cause === 'overtime');
    return given.reduce((sum, line) => sum + line.points, 0) === points;
  });
}
