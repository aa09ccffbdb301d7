/** A judge as appointed. `unitIds`: the own unit and all units above it. */
export type Judge = { id: string; name: string; unitIds: readonly string[]; isHead: boolean };

/** What is marked: a team's performance or an entry, of the unit it stands for. */
export type Marked = { id: string; unitId: string | null };

/** How far a panel has come with one team or entry. */
export type Completeness = {
  markedId: string;
  expected: number;
  submitted: number;
  missing: readonly string[];
};

/** A judge does not mark the own unit, nor one that it belongs to (conflict of interest). */
export const hasConflict = (judge: Judge, marked: Marked): boolean =>
  marked.unitId !== null && judge.unitIds.includes(marked.unitId);

/** The judges whose sheets are wanted for this team or entry. */
export const panelFor = (panel: readonly Judge[], marked: Marked): Judge[] =>
  panel.filter((judge) => !hasConflict(judge, marked));

/**
 * Who still has to hand in, for the secretary's board.
 *
 * @param handedIn judges whose sheet for this team or entry is submitted or locked
 */
export function completeness(
  panel: readonly Judge[],
  marked: Marked,
  handedIn: ReadonlySet<string>
): Completeness {
  const wanted = panelFor(panel, marked);
  const missing = wanted.filter(({ id }) => !handedIn.has(id)).map(({ id }) => id);
  return {
    markedId: marked.id,
    expected: wanted.length,
    submitted: wanted.length - missing.length,
    missing
  };
}
