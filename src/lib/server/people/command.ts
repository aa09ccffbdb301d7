import { readFile } from 'node:fs/promises';
import type { ListKind } from '../../domain/people/list-kind.ts';
import { fileSentence } from '../../text/import-problems.ts';
import type { Ctx } from '../ctx.ts';
import { operatorMay } from '../operator.ts';
import { importList, previewList, readList, type ListImport } from './lists.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { reportInWords, type ReportInWords } from './report-in-words.ts';

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
  { goodRows, isCheck = false }: { goodRows: boolean; isCheck?: boolean }
): Promise<ReportInWords> {
  const list = operatorsList(kind, contestId);
  const table = await readList(kind, { name: path, bytes: await readFile(path) });
  if (!table.ok)
    throw new Error(
      m.operator_nothing_written({ reason: `${path}: ${fileSentence(table.refusal)}` })
    );
  if (isCheck) return reportInWords(await previewList(ctx, list, table.value));
  const mode = goodRows ? 'good-rows' : 'all-or-nothing';
  return reportInWords(await importList(ctx, list, table.value, mode));
}

function operatorsList(kind: ListKind, contestId: string | null): ListImport {
  if (kind === 'units') return { kind, permission: operatorMay('unit.import') };
  if (contestId === null) throw new Error(m.operator_no_contest());
  return { kind, permission: operatorMay('person.import', { contestId }), contestId };
}
