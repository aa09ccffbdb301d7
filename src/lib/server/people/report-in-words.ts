import type { ImportReport } from '../../domain/files/table.ts';
import { noteSentence } from '../../text/import-notes.ts';
import { problemSentence } from '../../text/import-problems.ts';

/** The report of an import for people: each problem and each note as a sentence. */
export type ReportInWords = Omit<ImportReport, 'wrong' | 'notes'> & {
  wrong: { sheet: string; row: number; column: string; problem: string }[];
  notes: { sheet: string; row: number | null; column: string; note: string }[];
};

/** The report in the reader's language. */
export const reportInWords = (report: ImportReport): ReportInWords => ({
  ...report,
  wrong: report.wrong.map((cell) => ({ ...cell, problem: problemSentence(cell.problem) })),
  notes: report.notes.map((one) => ({ ...one, note: noteSentence(one.note) }))
});
