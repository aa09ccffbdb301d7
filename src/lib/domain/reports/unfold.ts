import type { ParticipationRow } from './participation.ts';

/** Stands for every unit in the list of those that are unfolded. */
export const EVERYTHING = '*';

/** A row that is shown, with what can be done with it. */
export type UnfoldedRow = ParticipationRow & { hasChildren: boolean; isOpen: boolean };

/**
 * The rows that show when only these units are unfolded. The top of the table always is.
 *
 * @param rows parents before children
 * @param open codes of the units whose children are wanted, or `EVERYTHING`
 */
export function unfold(rows: readonly ParticipationRow[], open: readonly string[]): UnfoldedRow[] {
  const parents = new Set(rows.map((row) => row.parentCode));
  const wanted = new Set(open);
  const isOpen = (row: ParticipationRow): boolean =>
    row.level === 0 || wanted.has(EVERYTHING) || wanted.has(row.unit.code);
  const unfolded = new Set<string | null>();
  return rows.flatMap((row) => {
    if (row.level > 0 && !unfolded.has(row.parentCode)) return [];
    const hasChildren = parents.has(row.unit.code);
    if (isOpen(row)) unfolded.add(row.unit.code);
    return [{ ...row, hasChildren, isOpen: hasChildren && isOpen(row) }];
  });
}

/** The list of unfolded units after one of them was opened or closed. */
export function toggled(
  rows: readonly ParticipationRow[],
  open: readonly string[],
  code: string
): string[] {
  const all = rows.map((row) => row.unit.code);
  const named = open.includes(EVERYTHING) ? all : all.filter((one) => open.includes(one));
  return named.includes(code) ? named.filter((one) => one !== code) : [...named, code];
}
