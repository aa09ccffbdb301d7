import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Table } from '#lib/domain/files/table.ts';
import { zipOf, type ZipFile } from './zip.ts';

/** A cell as Excel stores it. `serial` is a day in a cell with a date format. */
export type SheetCell =
  | string
  | number
  | null
  | { formula: string; result: string | number }
  | { serial: number }
  | { error: string };

export type SheetOfTest = { name: string; rows: SheetCell[][]; isHidden?: boolean; tail?: string };

/** A table as a reader would hand it over: header in row 1, rows below it. */
export function tableOf(header: string[], ...rows: string[][]): Table {
  return {
    sheet: 'Sheet1',
    header,
    rows: rows.map((cells, index) => ({ row: index + 2, cells }))
  };
}

/** A file of the 2021 contest as a table. */
export function demoTable(name: 'units' | 'officials'): Table {
  const text = readFileSync(`demo/2021/${name}.csv`, 'utf8');
  const [header = [], ...rows] = parse(text, { bom: true }) as string[][];
  return tableOf(header, ...rows);
}

/** An .xlsx written without the library that reads it. */
export function workbookOf(sheets: readonly SheetOfTest[], more: readonly ZipFile[] = []) {
  return zipOf([...workbookFiles(sheets), ...more]);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of such an .xlsx, for tests that change one of them. */
export function workbookFiles(sheets: readonly SheetOfTest[]): ZipFile[] {
  const parts = sheets.map((sheet, index) => ({
    name: `xl/worksheets/sheet${index + 1}.xml`,
    content: sheetXml(sheet)
  }));
  const overrides = parts.map(
    ({ name }) => `<Override PartName="/${name}" ContentType="${SHEET_TYPE}.worksheet+xml"/>`
  );
  const list = sheets.map(
    ({ name, isHidden }, index) =>
      `<sheet name="${escape(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"${isHidden ? ' state="hidden"' : ''}/>`
  );
  const links = parts.map((_, index) =>
    relation(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`)
  );
  return [
    {
      name: '[Content_Types].xml',
      content: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${overrides.join('')}</Types>`
    },
    { name: '_rels/.rels', content: relations([relation(1, 'officeDocument', 'xl/workbook.xml')]) },
    {
      name: 'xl/workbook.xml',
      content: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([...links, relation(sheets.length + 1, 'styles', 'styles.xml')])
    },
    { name: 'xl/styles.xml', content: STYLES },
    ...parts
  ];
}

/** Style 1 is a date. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const relations = (list: string[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;

const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

function sheetXml({ rows, tail = '' }: SheetOfTest): string {
  const body = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, `${letter(column)}${row + 1}`)).join('')}</row>`
  );
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${body.join('')}</sheetData>${tail}</worksheet>`;
}

function cellXml(cell: SheetCell, place: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string')
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if ('serial' in cell) return `<c r="${place}" s="1"><v>${cell.serial}</v></c>`;
  if ('error' in cell) return `<c r="${place}" t="e"><v>${cell.error}</v></c>`;
  const type = typeof cell.result === 'string' ? ' t="str"' : '';
  return `<c r="${place}"${type}><f>${escape(cell.formula)}</f><v>${escape(String(cell.result))}</v></c>`;
}

const letter = (column: number): string => String.fromCharCode(65 + column);

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
