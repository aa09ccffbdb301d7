import { accepted, refused, type Result } from '../core/result.ts';
import { matchColumns, type Column } from './columns.ts';
import type { FileRefusal } from './refusal.ts';
import type { Note, Table } from './table.ts';

/**
 * The one table of a file that is the wanted list: the only one with all required columns, or, so
 * that its missing columns can be named, the one with the most of them.
 */
export function chooseTable<Name extends string>(
  tables: readonly Table[],
  wanted: Readonly<Record<Name, Column>>
): Result<Table, FileRefusal> {
  const rated = tables
    .map((table) => ({ table, columns: matchColumns(table, wanted) }))
    .sort((left, right) => right.columns.places.size - left.columns.places.size);
  const [best] = rated;
  if (!best) return refused('file-without-table');
  const usable = rated.filter(({ columns }) => columns.areUsable);
  if (usable.length > 1) return refused('file-several-lists');
  const { table } = usable[0] ?? best;
  const left = tables.filter((one) => one !== table).map(({ sheet }) => leftSheet(sheet));
  return accepted(
    left.length === 0 ? table : { ...table, notes: [...(table.notes ?? []), ...left] }
  );
}

const leftSheet = (name: string): Note => ({
  sheet: name,
  row: null,
  column: '',
  note: { code: 'sheet-left', name, isHidden: false }
});
