/** What a button of the rubric's form does to its rows. */
export const ROW_MOVES = ['add', 'remove', 'up', 'down'] as const;
export type RowMove = (typeof ROW_MOVES)[number];

/**
 * The rows of a form after a button was pressed; they stay as they are where it makes no sense.
 *
 * @param at which row the button belongs to; any for `add`
 * @param made the row that `add` puts at the end
 */
export function movedRows<Row>(
  rows: readonly Row[],
  { move, at }: { move: RowMove; at: number },
  made: Row
): Row[] {
  switch (move) {
    case 'add':
      return [...rows, made];
    case 'remove':
      return rows.filter((_, index) => index !== at);
    case 'up':
      return swapped(rows, at - 1);
    case 'down':
      return swapped(rows, at);
  }
}

/** An id that no criterion has yet: `tieu-chi-1` and so on. */
export function newCriterionId(rows: readonly { id: string }[]): string {
  const taken = new Set(rows.map(({ id }) => id));
  let count = rows.length + 1;
  while (taken.has(`tieu-chi-${count}`)) count += 1;
  return `tieu-chi-${count}`;
}

function swapped<Row>(rows: readonly Row[], at: number): Row[] {
  const [first, second] = [rows[at], rows[at + 1]];
  if (first === undefined || second === undefined) return [...rows];
  return [...rows.slice(0, at), second, first, ...rows.slice(at + 2)];
}
