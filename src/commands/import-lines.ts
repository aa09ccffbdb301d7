import * as m from '#lib/text/paraglide/messages.js';

type Place = { sheet: string; row: number | null; column: string };

/** What an import did or would do, in words. */
export type Imported = {
  new: number;
  changed: number;
  unchanged: number;
  wrong: (Place & { problem: string })[];
  notes: (Place & { note: string })[];
};

/** The report for a terminal: first whether anything was written, then what has to be seen. */
export function importLines(
  imported: Imported,
  { goodRows, isCheck }: { goodRows: boolean; isCheck: boolean }
): string[] {
  const { wrong, notes } = imported;
  return [
    outcome(imported, { goodRows, isCheck }),
    ...wrong.map(({ problem, ...place }) => at(place, problem)),
    ...(notes.length > 0 ? [m.operator_notes()] : []),
    ...notes.map(({ note, ...place }) => at(place, note))
  ];
}

function outcome(
  { new: added, changed, unchanged, wrong }: Imported,
  { goodRows, isCheck }: { goodRows: boolean; isCheck: boolean }
): string {
  const counts = { added, changed, unchanged, wrong: wrong.length };
  if (isCheck) return m.operator_nothing_written({ reason: m.operator_import_check(counts) });
  const isKept = wrong.length > 0 && !goodRows;
  if (isKept || (wrong.length > 0 && added + changed === 0))
    return m.operator_nothing_written({ reason: m.operator_import_wrong(counts) });
  if (added + changed === 0) return m.operator_import_same({ unchanged });
  return m.operator_import_done(counts);
}

function at({ sheet, row, column }: Place, problem: string): string {
  if (row === null && column === '') return m.operator_wrong_in_sheet({ sheet, problem });
  if (row === null) return m.operator_wrong_in_sheet({ sheet, problem: `${column}: ${problem}` });
  return column === ''
    ? m.operator_wrong_in_row({ sheet, row, problem })
    : m.operator_wrong_at({ sheet, row, column, problem });
}
