/** How the numbers of a column are shown; `percent` takes a fraction: 0.236 is shown as 23,60%. */
export type ColumnKind = 'text' | 'whole' | 'decimal' | 'percent';

/** What a spreadsheet computes in a last row, from places of `rows` and `columns` from 0. */
export type Formula = {
  /** What it comes to: written beside the formula, for programs that do not compute. */
  value: number | null;
} & (
  | { kind: 'sum'; rows: readonly number[] | 'all' }
  | { kind: 'max' }
  /** Of two figures of the last row, rounded and never shown as all or nothing unless it is. */
  | { kind: 'rate'; part: number; whole: number }
  /** Of two figures of the last row, with two decimals. */
  | { kind: 'mean'; sum: number; count: number }
);

export type TotalCell = string | number | null | Formula;

/** A small table for a workbook, as a person would want to open it. */
export type SheetToWrite = {
  /** Name of the sheet; signs that Excel forbids are replaced, more than 31 are cut. */
  name: string;
  /** Lines above the header. */
  title?: string[];
  columns: { header: string; /** In characters. */ width?: number; kind: ColumnKind }[];
  rows: (string | number | null)[][];
  /** A last row in bold. */
  totals?: TotalCell[];
  /** Cells to colour, by place in `rows` and `columns` from 0. */
  marked?: { row: number; column: number }[];
};
