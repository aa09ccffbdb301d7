import type { Instant } from '../../domain/core/time.ts';
import {
  fileDay,
  fileDecimal,
  fileDuration,
  fileMoment,
  filePercent,
  fileWhole
} from '../../text/file-figures.ts';
import { date, number, timeWithSeconds } from '../../text/format.ts';
import * as files from '../files/service.ts';
import type { ColumnKind, CsvCell, SheetCell, SheetToWrite } from '../files/sheet-to-write.ts';

export const REPORT_FORMATS = ['json', 'csv', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A table of a report. Percents are fractions: 0.986 is 98,60%. */
export type ReportTable = Pick<SheetToWrite, 'name' | 'columns' | 'rows' | 'totals'>;

/** A report to be handed out as a file: its table, and what it has beside it. */
export type Report = ReportTable & {
  asOf: Instant;
  title: string[];
  /** Further tables: sheets of a workbook, annexes of a document; a .csv has the first one alone. */
  more?: ReportTable[];
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
  switch (format) {
    case 'json':
      return JSON.stringify(report.facts, null, 2);
    case 'csv':
      return files.writeCsv([headerOf(report), ...linesOf(report, csvCell)]);
    case 'xlsx':
      return files.writeWorkbook(sheetsOf(report));
  }
}

/** The tables of a report as sheets, each with what it is and of which moment. */
export function sheetsOf({ name, title, columns, rows, totals, more = [] }: Report) {
  const first = { name, columns, rows, ...(totals ? { totals } : {}) };
  return [first, ...more].map((table): SheetToWrite => {
    const own = table === first ? title : title.with(1, table.name);
    return { ...table, title: own };
  });
}

/** A report for a terminal: tables with columns below one another. */
export function writeText(report: Report): string {
  const tables = sheetsOf(report).map((table) => {
    const lines = [headerOf(table), ...linesOf(table, grouped)];
    const widths = table.columns.map((_, at) =>
      Math.max(...lines.map((line) => [...(line[at] ?? '')].length))
    );
    const aligned = lines.map((line) =>
      line.map((cell, at) => pad(cell, widths[at] ?? 0, table.columns[at]?.kind ?? 'text'))
    );
    return [...(table.title ?? []), '', ...aligned.map((line) => line.join('  ').trimEnd())];
  });
  return tables.map((lines) => lines.join('\n')).join('\n\n');
}

function pad(cell: string, width: number, kind: ColumnKind): string {
  const blanks = ' '.repeat(Math.max(0, width - [...cell].length));
  return kind === 'text' ? cell + blanks : blanks + cell;
}

const headerOf = ({ columns }: ReportTable): string[] => columns.map((column) => column.header);

function linesOf<Shown>(
  { columns, rows, totals }: ReportTable,
  show: (value: string | number, kind: ColumnKind) => Shown
): (Shown | '')[][] {
  return [...rows, ...(totals ? [totals] : [])].map((row) =>
    row.map((cell, at) => {
      const value = valueOf(cell);
      return value === null ? '' : show(value, columns[at]?.kind ?? 'text');
    })
  );
}

const valueOf = (cell: SheetCell): string | number | null =>
  typeof cell === 'object' && cell !== null ? cell.value : cell;

const csvCell = (value: string | number, kind: ColumnKind): CsvCell =>
  typeof value === 'string' ? value.trim() : { figure: figure(value, kind) };

/**
 * A figure of a file. Fractions are written as people here read them, "98,60%": Excel in Vietnam
 * would take 98.6 for a day or for thousands.
 */
function figure(value: number, kind: ColumnKind): string {
  switch (kind) {
    case 'percent':
      return filePercent(value);
    case 'decimal':
      return fileDecimal(value);
    case 'duration':
      return fileDuration(value);
    case 'day':
      return fileDay(value);
    case 'hour':
      return timeWithSeconds(value);
    case 'moment':
      return fileMoment(value);
    case 'text':
    case 'whole':
      return fileWhole(value);
  }
}

/** For people: thousands apart, and units still set in by level. */
function grouped(value: string | number, kind: ColumnKind): string {
  if (typeof value === 'string') return value.trimEnd();
  return kind === 'whole' ? number(value) : figure(value, kind);
}
