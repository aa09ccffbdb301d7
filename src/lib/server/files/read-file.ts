import { basename } from 'node:path';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { FileRefusal } from '../../domain/files/refusal.ts';
import { letterOf } from '../../domain/files/columns.ts';
import type { Note, Table } from '../../domain/files/table.ts';
import { unpacksAsDeclared, type FileKind } from './check-file.ts';
import { LIMITS } from './limits.ts';
import { makeTable } from './make-table.ts';
import { readCsv } from './read-csv.ts';
import { readSheets, type SheetRead } from './spreadsheet.ts';

export type FileToRead = { name: string; bytes: Uint8Array; kind: FileKind };

type Sheet = Pick<SheetRead, 'name' | 'rows'> & Partial<SheetRead>;

/** Reads a checked file whole. Runs in the reader thread only: it may take much time and memory. */
export async function readFile(file: FileToRead): Promise<Result<Table[], FileRefusal>> {
  const sheets = await readRows(file);
  if (!sheets.ok) return sheets;
  const tables: Table[] = [];
  let characters = 0;
  for (const sheet of sheets.value.sheets) {
    const table = makeTable(sheet.name, sheet.rows.map(cutRow));
    if (!table) continue;
    const notes = [...hiddenPlaces(sheet, table), ...sheets.value.hidden.map(hiddenSheet)];
    if (notes.length > 0) table.notes = notes;
    if (table.rows.length > LIMITS.rows) return refused('file-too-many-rows');
    characters += countCharacters(table);
    if (characters > LIMITS.tableCharacters) return refused('file-unpacks-too-big');
    tables.push(table);
  }
  return tables.length === 0 ? refused('file-without-table') : accepted(tables);
}

type Sheets = { sheets: Sheet[]; hidden: string[] };

async function readRows(file: FileToRead): Promise<Result<Sheets, FileRefusal>> {
  if (file.kind === 'text') {
    const rows = readCsv(file.bytes);
    const name = basename(file.name);
    return rows.ok ? accepted({ sheets: [{ name, rows: rows.value }], hidden: [] }) : rows;
  }
  if (!unpacksAsDeclared(file.bytes)) return refused('file-damaged');
  const sheets = await readSheets(file.bytes, LIMITS.rows + 20);
  return sheets ? accepted(sheets) : refused('file-damaged');
}

const hiddenSheet = (name: string): Note => ({
  sheet: name,
  row: null,
  column: '',
  note: { code: 'sheet-left', name, isHidden: true }
});

/** Rows and columns that have data and that nobody sees who looks at the file. */
function hiddenPlaces({ hiddenRows = [], hiddenColumns = [] }: Sheet, table: Table): Note[] {
  const { sheet } = table;
  const filled = new Set(table.rows.map(({ row }) => row));
  const rows = hiddenRows.map((at) => at + 1).filter((row) => filled.has(row));
  const columns = hiddenColumns.filter((at) => table.rows.some(({ cells }) => cells[at]?.trim()));
  const at = { sheet, row: null, column: '' };
  return [
    ...(rows.length > 0
      ? [{ ...at, note: { code: 'rows-hidden', rows: listOf(rows.map(String)) } as const }]
      : []),
    ...(columns.length > 0
      ? [
          {
            ...at,
            note: { code: 'columns-hidden', columns: listOf(columns.map(letterOf)) } as const
          }
        ]
      : [])
  ];
}

const MOST_LISTED = 30;

const listOf = (places: readonly string[]): string =>
  places.slice(0, MOST_LISTED).join(', ') + (places.length > MOST_LISTED ? ', …' : '');

const cutRow = (cells: readonly string[]): string[] =>
  cells.slice(0, LIMITS.columns).map((cell) => cell.slice(0, LIMITS.cellCharacters));

const countCharacters = (table: Table): number =>
  table.rows.reduce((sum, { cells }) => cells.reduce((all, cell) => all + cell.length, sum), 0);
