import { basename } from 'node:path';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { FileRefusal } from '../../domain/files/refusal.ts';
import type { Table } from '../../domain/files/table.ts';
import { unpacksAsDeclared, type FileKind } from './check-file.ts';
import { LIMITS } from './limits.ts';
import { makeTable } from './make-table.ts';
import { readCsv } from './read-csv.ts';
import { readSheets } from './spreadsheet.ts';

export type FileToRead = { name: string; bytes: Uint8Array; kind: FileKind };

type Sheet = { name: string; rows: string[][] };

/** Reads a checked file whole. Runs in the reader thread only: it may take much time and memory. */
export async function readFile(file: FileToRead): Promise<Result<Table[], FileRefusal>> {
  const sheets = await readRows(file);
  if (!sheets.ok) return sheets;
  const tables: Table[] = [];
  let characters = 0;
  for (const sheet of sheets.value) {
    const table = makeTable(sheet.name, sheet.rows.map(cutRow));
    if (!table) continue;
    if (table.rows.length > LIMITS.rows) return refused('file-too-many-rows');
    characters += countCharacters(table);
    if (characters > LIMITS.tableCharacters) return refused('file-unpacks-too-big');
    tables.push(table);
  }
  return tables.length === 0 ? refused('file-without-table') : accepted(tables);
}

async function readRows(file: FileToRead): Promise<Result<Sheet[], FileRefusal>> {
  if (file.kind === 'text') {
    const rows = readCsv(file.bytes);
    return rows.ok ? accepted([{ name: basename(file.name), rows: rows.value }]) : rows;
  }
  if (!unpacksAsDeclared(file.bytes)) return refused('file-damaged');
  const sheets = await readSheets(file.bytes, LIMITS.rows + 20);
  return sheets ? accepted(sheets) : refused('file-damaged');
}

const cutRow = (cells: readonly string[]): string[] =>
  cells.slice(0, LIMITS.columns).map((cell) => cell.slice(0, LIMITS.cellCharacters));

const countCharacters = (table: Table): number =>
  table.rows.reduce((sum, { cells }) => cells.reduce((all, cell) => all + cell.length, sum), 0);
