import {
  readXlsx,
  writeXlsx,
  type Cell,
  type CellStyle,
  type CellValue,
  type Sheet,
  type WriteSheet
} from 'hucre/xlsx';
import { cellText } from './formula-safe.ts';
import { columnName, formulaText } from './formula-text.ts';
import { headerHeight, rowHeight, USUAL_WIDTH } from './row-height.ts';
import type { ColumnKind, SheetCell, SheetToWrite } from './sheet-to-write.ts';
import { DAY, HOUR } from '../../domain/core/time.ts';

// The only file that knows hucre: replace the library here.

type Value = string | number | null;

const FONT = 'Times New Roman';
const THIN = { style: 'thin', color: { rgb: '808080' } } as const;
const BOX = { top: THIN, right: THIN, bottom: THIN, left: THIN };
const FORMATS: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  whole: '#,##0',
  decimal: '#,##0.00',
  percent: '0.00%',
  duration: '[h]:mm:ss.00',
  day: 'dd/mm/yyyy',
  hour: 'hh:mm:ss',
  moment: 'dd/mm/yyyy hh:mm:ss'
};
const TITLE: CellStyle = { font: { name: FONT, size: 14, bold: true } };
const HEADER: CellStyle = {
  font: { name: FONT, size: 12, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EDF4' } },
  border: BOX,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true }
};
const MARK = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFD9A0' } } as const;
const PAGE_OF_PAGES = '&C&P/&N';
const LONGEST_CELL = 32_767;

/** Excel shows longer numbers as powers of ten. */
const LONG_NUMBER = 1e11;

/**
 * The visible sheets of a workbook as text: formulas begin with "=", dates are dd/mm/yyyy, numbers
 * look as in Excel. The library's stream of rows is not used because it hides formulas behind
 * their last result; so only for small files, in a thread with limits.
 *
 * @returns the sheets, the names of hidden ones, or null when the file is not a sound workbook
 */
export async function readSheets(
  bytes: Uint8Array,
  mostRows: number
): Promise<{ sheets: SheetRead[]; hidden: string[] } | null> {
  try {
    const hidden: string[] = [];
    const { sheets } = await readXlsx(bytes, {
      sheets: (info) => {
        const isHidden = info.hidden === true || info.veryHidden === true;
        if (isHidden) hidden.push(info.name);
        return !isHidden;
      },
      maxRows: mostRows
    });
    return { sheets: sheets.map(readSheet), hidden };
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** A sheet as text, with the places of rows and columns that the eye does not see. */
export type SheetRead = {
  name: string;
  rows: string[][];
  hiddenRows: number[];
  hiddenColumns: number[];
};

const readSheet = (sheet: Sheet): SheetRead => ({
  name: sheet.name,
  rows: readRows(sheet),
  hiddenRows: [...(sheet.rowDefs ?? [])].flatMap(([at, row]) => (row.hidden ? [at] : [])),
  hiddenColumns: (sheet.columns ?? []).flatMap((column, at) => (column.hidden ? [at] : []))
});

function readRows(sheet: Sheet): string[][] {
  const formulas = new Map<string, string>();
  for (const [place, cell] of sheet.cells ?? []) {
    if (cell.formula !== undefined) formulas.set(place, `=${cell.formula}`);
  }
  return sheet.rows.map((row, at) =>
    row.map((value, column) => formulas.get(`${at},${column}`) ?? readValue(value))
  );
}

function readValue(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return readDate(value);
  if (typeof value === 'number' && Math.abs(value) >= LONG_NUMBER)
    return Number(value.toPrecision(6)).toExponential().toUpperCase();
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

/** Excel's days know no time zone; the library counts them as UTC. */
function readDate(date: Date): string {
  const [day, month] = [date.getUTCDate(), date.getUTCMonth() + 1];
  return (
    [day, month].map((part) => String(part).padStart(2, '0')).join('/') +
    `/${date.getUTCFullYear()}`
  );
}

/** An .xlsx of these sheets: header in place while scrolling, numbers as numbers, text as text. */
export function writeSheets(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const names = sheetNames(sheets.map((sheet) => sheet.name));
  return writeXlsx({
    sheets: sheets.map((sheet, index) => writeSheet(sheet, names[index] ?? '')),
    defaultFont: { name: FONT, size: 12 }
  });
}

function writeSheet(sheet: SheetToWrite, name: string): WriteSheet {
  const title = sheet.title ?? [];
  const headerAt = title.length > 0 ? title.length + 1 : 0;
  // As a spreadsheet counts them, from 1.
  const [firstRow, lastRow] = [headerAt + 2, headerAt + 1 + sheet.rows.length];
  const cells = new Map<string, Partial<Cell>>();
  const rows: Value[][] = [];
  const heights = new Map([[headerAt, { height: headerHeight(sheet.columns) }]]);
  const kindOf = (column: number): ColumnKind => sheet.columns[column]?.kind ?? 'text';
  const put = (values: readonly SheetCell[], styleOf: (column: number) => CellStyle): void => {
    for (const [column, value] of values.entries()) {
      cells.set(`${rows.length},${column}`, {
        style: styleOf(column),
        ...(isFormula(value)
          ? {
              formula: formulaText(value, { column, row: rows.length + 1, firstRow, lastRow }),
              formulaResult: value.value
            }
          : {})
      });
    }
    rows.push(
      values.map((value, column) =>
        isFormula(value) ? value.value : writeValue(value, kindOf(column))
      )
    );
  };

  for (const line of title) put([line], () => TITLE);
  if (title.length > 0) rows.push([]);
  put(
    sheet.columns.map((column) => column.header),
    () => HEADER
  );
  const marked = new Set(sheet.marked?.map(({ row, column }) => `${row},${column}`));
  for (const [index, row] of sheet.rows.entries()) {
    const height = rowHeight(sheet.columns, row);
    if (height !== undefined) heights.set(rows.length, { height });
    put(row, (column) => styleOf(sheet, column, { marked: marked.has(`${index},${column}`) }));
  }
  if (sheet.totals) put(sheet.totals, (column) => styleOf(sheet, column, { bold: true }));

  return {
    name,
    rows,
    cells,
    columns: sheet.columns.map(({ width }) => ({ width: width ?? USUAL_WIDTH })),
    rowDefs: heights,
    freezePane: { rows: headerAt + 1 },
    ...(sheet.rows.length > 0
      ? {
          autoFilter: {
            range: `A${headerAt + 1}:${columnName(sheet.columns.length - 1)}${lastRow}`
          }
        }
      : {}),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${headerAt + 1}:$${headerAt + 1}`
    },
    headerFooter: { oddFooter: PAGE_OF_PAGES }
  };
}

function styleOf(
  sheet: SheetToWrite,
  column: number,
  { marked = false, bold = false }: { marked?: boolean; bold?: boolean }
): CellStyle {
  const kind = sheet.columns[column]?.kind ?? 'text';
  return {
    font: { name: FONT, size: 12, bold },
    border: BOX,
    numFmt: FORMATS[kind],
    alignment: { vertical: 'top', wrapText: kind === 'text' },
    ...(marked ? { fill: MARK } : {})
  };
}

const isFormula = (value: SheetCell): value is Extract<SheetCell, object> =>
  typeof value === 'object' && value !== null;

function writeValue(value: Value, kind: ColumnKind): Value {
  if (typeof value === 'string') return cellText(value).slice(0, LONGEST_CELL);
  if (value === null) return null;
  switch (kind) {
    case 'duration':
      return value / DAY;
    case 'day':
    case 'moment':
      return serialDay(value);
    case 'hour':
      return serialDay(value) % 1;
    default:
      return value;
  }
}

/** Excel counts days of the wall clock, here Vietnam's, from 30 December 1899. */
const serialDay = (at: number): number => (at + 7 * HOUR) / DAY + 25_569;

/** Excel refuses a workbook with empty, long, repeated or oddly signed names of sheets. */
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name, index) => {
    const clean = cellText(name.replace(/[[\]:*?/\\]/g, ' '))
      .replace(/^'+|'+$/g, '')
      .trim();
    let free = clean.slice(0, 31) || `Sheet${index + 1}`;
    if (taken.has(free.toLowerCase())) free = `${free.slice(0, 26)} (${index + 1})`;
    taken.add(free.toLowerCase());
    return free;
  });
}
