import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportReport } from '../../domain/files/table.ts';
import { fileSentence, problemSentence } from '../../text/import-problems.ts';
import type { Ctx } from '../ctx.ts';
import { operatorMay } from '../operator.ts';
import * as units from '../units/service.ts';
import { readList, type ListKind } from './read-list.ts';
import * as people from './service.ts';

/** The report of an import with its problems in words. */
export type FileReport = Omit<ImportReport, 'wrong'> & {
  wrong: { sheet: string; row: number; column: string; problem: string }[];
};

/**
 * Imports a file from the operator's shell. If a cell is wrong nothing is written, unless the good
 * rows are to go in alone.
 *
 * @param contestId needed for officials, who are registered in it
 * @throws Error with a sentence for people if the file cannot be read at all
 */
export async function importFile(
  ctx: Ctx,
  kind: ListKind,
  contestId: string | null,
  path: string,
  { goodRows }: { goodRows: boolean }
): Promise<FileReport> {
  const list = await readList(kind, { name: basename(path), bytes: await readFile(path) });
  if (!list.ok) throw new Error(`${path}: ${fileSentence(list.refusal)}`);
  const mode = goodRows ? 'good-rows' : 'all-or-nothing';
  const report =
    kind === 'units'
      ? await units.importUnits(ctx, operatorMay('unit.import'), list.value, mode)
      : await people.importOfficials(
          ctx,
          operatorMay('person.import'),
          needed(contestId),
          list.value,
          mode
        );
  return {
    ...report,
    wrong: report.wrong.map((cell) => ({ ...cell, problem: problemSentence(cell.problem) }))
  };
}

function needed(contestId: string | null): string {
  if (contestId === null)
    throw new Error('There is no contest yet that officials could be registered in');
  return contestId;
}
