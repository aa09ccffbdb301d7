import { stringify } from 'csv-stringify/sync';
import type { Instant } from '../../domain/core/time.ts';
import { date, fixed } from '../../text/format.ts';
import * as files from '../files/service.ts';
import type { ColumnKind } from '../files/sheet-to-write.ts';

export const REPORT_FORMATS = ['json', 'csv', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

type Cell = string | number | null;

/** A table to be handed out as a file. Percents are fractions: 0.986 is 98,60%. */
export type Report = {
  name: string;
  asOf: Instant;
  title: string[];
  columns: { header: string; kind: ColumnKind; width?: number }[];
  rows: Cell[][];
  totals?: Cell[];
  /** The same facts for programs. */
  facts: unknown;
};

export type ReportFile = { name: string; mediaType: string; content: string | Uint8Array };

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

/** A report as a file whose name says what it is and of which day. */
export async function writeReport(report: Report, format: ReportFormat): Promise<ReportFile> {
  const day = date(report.asOf).replaceAll('/', '-');
  return {
    name: `${report.name} ${day}.${format}`,
    mediaType: MEDIA_TYPES[format],
    content: await write(report, format)
  };
}

async function write(report: Report, format: ReportFormat): Promise<string | Uint8Array> {
  const { name, title, columns, rows, totals } = report;
  switch (format) {
    case 'json':
      return JSON.stringify(report.facts, null, 2);
    case 'csv':
      return csv(report);
    case 'xlsx':
      return files.writeWorkbook([{ name, title, columns, rows, ...(totals ? { totals } : {}) }]);
  }
}

/**
 * The byte order mark makes Excel read Vietnamese. Fractions are written as people here read them,
 * "98,60%": Excel in Vietnam would take 98.6 for a day or for thousands.
 */
function csv({ columns, rows, totals }: Report): string {
  const lines = [...rows, ...(totals ? [totals] : [])].map((row) =>
    row.map((cell, at) => csvCell(cell, columns[at]?.kind ?? 'text'))
  );
  return stringify([columns.map((column) => column.header), ...lines], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows'
  });
}

function csvCell(cell: Cell, kind: ColumnKind): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell.trim();
  switch (kind) {
    case 'percent':
      return `${fixed(cell * 100, 2)}%`;
    case 'decimal':
      return fixed(cell, 2);
    case 'text':
    case 'whole':
      return String(cell);
  }
}
