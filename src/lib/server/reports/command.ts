import type { Ctx } from '../ctx.ts';
import { operatorMay } from '../operator.ts';
import { writeParticipation } from './participation-files.ts';
import { writeIndividuals, writeUnits } from './ranking-files.ts';
import type { ReportFormat } from './report-file.ts';

/**
 * A report for the operator's shell: text for json and csv, bytes for xlsx.
 *
 * @throws Error if there is no contest in the database
 */
export async function report(
  ctx: Ctx,
  kind: 'participation' | 'individuals' | 'units',
  format: ReportFormat
): Promise<string | Uint8Array> {
  const file = await write(ctx, kind, format);
  if (!file) throw new Error('There is no contest in this database.');
  return file.content;
}

function write(ctx: Ctx, kind: Parameters<typeof report>[1], format: ReportFormat) {
  switch (kind) {
    case 'participation':
      return writeParticipation(ctx, operatorMay('participation.view'), format);
    case 'individuals':
      return writeIndividuals(ctx, operatorMay('ranking.view'), format);
    case 'units':
      return writeUnits(ctx, operatorMay('ranking.view'), format);
  }
}
