import { basename } from 'node:path';
import type { Permission } from '../../domain/auth/permissions.ts';
import type { Result } from '../../domain/core/result.ts';
import { chooseTable } from '../../domain/files/choose-table.ts';
import type { FileRefusal } from '../../domain/files/refusal.ts';
import type { ImportMode, ImportReport, Table } from '../../domain/files/table.ts';
import type { ListKind } from '../../domain/people/list-kind.ts';
import { OFFICIAL_COLUMNS } from '../../domain/people/plan-import.ts';
import { UNIT_COLUMNS } from '../../domain/units/plan-import.ts';
import type { Ctx } from '../ctx.ts';
import { readTables } from '../files/service.ts';
import * as units from '../units/service.ts';
import * as people from './service.ts';

/** What a file is to be taken as, and the proof that whoever sent it may. */
export type ListImport =
  | { kind: 'units'; permission: Permission<'unit.import'> }
  | { kind: 'officials'; permission: Permission<'person.import'>; contestId: string };

/** The list of units or officials in a file; the sheet is found by its columns. */
export async function readList(
  kind: ListKind,
  file: { name: string; bytes: Uint8Array }
): Promise<Result<Table, FileRefusal>> {
  const tables = await readTables({ ...file, name: basename(file.name) });
  if (!tables.ok) return tables;
  return kind === 'units'
    ? chooseTable(tables.value, UNIT_COLUMNS)
    : chooseTable(tables.value, OFFICIAL_COLUMNS);
}

/** What an import of this list would do, without doing it. */
export function previewList(ctx: Ctx, list: ListImport, table: Table): Promise<ImportReport> {
  return list.kind === 'units'
    ? units.previewUnits(ctx, list.permission, table)
    : people.previewOfficials(ctx, list.permission, list.contestId, table);
}

/** Imports this list. */
export function importList(
  ctx: Ctx,
  list: ListImport,
  table: Table,
  mode: ImportMode
): Promise<ImportReport> {
  return list.kind === 'units'
    ? units.importUnits(ctx, list.permission, table, mode)
    : people.importOfficials(ctx, list.permission, list.contestId, table, mode);
}
