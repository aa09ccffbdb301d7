import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Table } from '#lib/domain/files/table.ts';

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
