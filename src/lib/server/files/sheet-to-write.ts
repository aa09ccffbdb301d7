/** How the numbers of a column are shown; `percent` takes a fraction: 0.236 is shown as 23,60%. */
export type ColumnKind = 'text' | 'whole' | 'decimal' | 'percent';

/** A small table for a workbook, as a person would want to open it. */
export type SheetToWrite = {
  /** Name of the sheet; signs that Excel forbids are replaced, more than 31 are cut. */
  name: string;
  /** Lines above the header. */
  title?: string[];
  columns: { header: string; /** In characters. */ width?: number; kind: ColumnKind }[];
  rows: (string | number | null)[][];
  /** A last row in bold. */
  totals?: (string | number | null)[];
  /** Cells to colour, by place in `rows` and `columns` from 0. */
  marked?: { row: number; column: number }[];
};
