import type { Result } from '../../domain/core/result.ts';
import { chooseTable } from '../../domain/files/choose-table.ts';
import type { FileRefusal } from '../../domain/files/refusal.ts';
import type { Table } from '../../domain/files/table.ts';
import { OFFICIAL_COLUMNS } from '../../domain/people/plan-import.ts';
import { UNIT_COLUMNS } from '../../domain/units/plan-import.ts';
import { readTables } from '../files/service.ts';

/** What lists of an organizer are about. */
export type ListKind = 'units' | 'officials';

/** The list of units or officials in a file; the sheet is found by its columns. */
export async function readList(
  kind: ListKind,
  file: { name: string; bytes: Uint8Array }
): Promise<Result<Table, FileRefusal>> {
  const tables = await readTables(file);
  if (!tables.ok) return tables;
  return kind === 'units'
    ? chooseTable(tables.value, UNIT_COLUMNS)
    : chooseTable(tables.value, OFFICIAL_COLUMNS);
}
