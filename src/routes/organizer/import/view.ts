import type { ImportReport } from '#lib/domain/files/table.ts';
import type { ListKind } from '#lib/domain/people/list-kind.ts';
import { reportInWords } from '#lib/server/people/report-in-words.ts';

/** Wrong cells that the page shows; the error workbook has them all. */
const SHOWN = 200;

/** A list as the page carries it from the preview to the import. */
export type CheckedFile = { kind: ListKind; name: string; content: string };

/** What the page shows of a report. */
export function viewOf(file: CheckedFile, report: ImportReport, isDone: boolean) {
  const { wrong, notes, ...counts } = reportInWords({
    ...report,
    wrong: report.wrong.slice(0, SHOWN),
    notes: report.notes.slice(0, SHOWN)
  });
  const rows = new Set(report.wrong.filter(isInRow).map((cell) => cell.row));
  return {
    ...file,
    isDone,
    counts,
    wrong,
    notes,
    moreNotes: report.notes.length - notes.length,
    wrongCells: report.wrong.length,
    wrongRows: rows.size
  };
}

const isInRow = ({ problem }: ImportReport['wrong'][number]): boolean =>
  !problem.code.startsWith('column-');
