/** A judge as appointed. `unitIds`: the own unit and all units above it, nearest first. */
export type Judge = { id: string; unitIds: readonly string[] };

/** What is marked: a team's performance or an entry. `unitIds` as of a judge; none for no unit. */
export type Marked = { id: string; unitIds: readonly string[] };

/** A judge does not mark the own unit, nor one above or below it (conflict of interest). */
export function hasConflict(
  { unitIds: [own, ...above] }: Pick<Judge, 'unitIds'>,
  { unitIds: [other, ...others] }: Pick<Marked, 'unitIds'>
): boolean {
  if (own === undefined || other === undefined) return false;
  return own === other || above.includes(other) || others.includes(own);
}

/** The judges whose sheets are wanted for this team or entry. */
export const panelFor = <Member extends Judge>(
  panel: readonly Member[],
  marked: Marked
): Member[] => panel.filter((judge) => !hasConflict(judge, marked));
