import type { ReportFilter } from '../../domain/reports/filter.ts';
import type { ReportKind } from '../../domain/reports/kinds.ts';
import type { Ctx } from '../ctx.ts';
import { operatorMay } from '../operator.ts';
import { makeReport } from './make-report.ts';
import { writeReport, writeText, type ReportFormat } from './report-file.ts';

/**
 * A report for the operator's shell: bytes for xlsx, text for everything else.
 *
 * @throws Error if there is no contest in the database
 */
export async function report(
  ctx: Ctx,
  kind: ReportKind,
  format: ReportFormat | 'text',
  filter?: ReportFilter
): Promise<string | Uint8Array> {
  const made = await makeReport(ctx, (action) => operatorMay(action), kind, filter);
  if (!made) throw new Error('There is no contest in this database.');
  return format === 'text' ? writeText(made) : (await writeReport(made, format)).content;
}
