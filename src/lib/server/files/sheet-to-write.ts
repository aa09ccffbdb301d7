/**
 * How the values of a column are shown. `percent` takes a fraction: 0.236 is shown as 23,60%;
 * `duration` takes milliseconds, `day`, `hour` and `moment` an instant, shown as in Vietnam.
 */
export type ColumnKind =
  'text' | 'whole' | 'decimal' | 'percent' | 'duration' | 'day' | 'hour' | 'moment';

/** What a spreadsheet computes in a cell, from places of `rows` and `columns` from 0. */
export type Formula = {
  /** What it comes to: written beside the formula, for programs that do not compute. */
  value: number | null;
} & (
  | {
      kind: 'sum';
      rows: readonly number[] | 'all';
      /** What no row stands for, such as the people of a unit itself beside its parts. */
      own?: number;
    }
  | { kind: 'max'; rows: readonly number[] | 'all'; own?: number }
  /** Of two figures of the same row, rounded and never shown as all or nothing unless it is. */
  | { kind: 'rate'; part: number; whole: number }
  /** Of two figures of the same row, with two decimals. */
  | { kind: 'mean'; sum: number; count: number }
);

export type SheetCell = string | number | null | Formula;

/** A small table for a workbook, as a person would want to open it. */
export type SheetToWrite = {
  /** Name of the sheet; signs that Excel forbids are replaced, more than 31 are cut. */
  name: string;
  /** Lines above the header. */
  title?: string[];
  columns: { header: string; /** In characters. */ width?: number; kind: ColumnKind }[];
  rows: SheetCell[][];
  /** A last row in bold. */
  totals?: SheetCell[];
  /** Cells to colour, by place in `rows` and `columns` from 0. */
  marked?: { row: number; column: number }[];
};

/** A cell of a .csv: words, or a figure that is written already and is no formula. */
export type CsvCell = string | { readonly figure: string };
