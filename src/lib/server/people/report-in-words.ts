import type { ImportReport } from '../../domain/files/table.ts';
import { problemSentence } from '../../text/import-problems.ts';

/** The report of an import for people: each problem as a sentence. */
export type ReportInWords = Omit<ImportReport, 'wrong'> & {
  wrong: { sheet: string; row: number; column: string; problem: string }[];
};

/** The report in the reader's language. */
export const reportInWords = (report: ImportReport): ReportInWords => ({
  ...report,
  wrong: report.wrong.map((cell) => ({ ...cell, problem: problemSentence(cell.problem) }))
});
