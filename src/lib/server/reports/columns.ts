import type { GateCheck } from '../../domain/results/gates.ts';
import type { Formula, SheetToWrite } from '../files/sheet-to-write.ts';

type Column = SheetToWrite['columns'][number];

/** Columns of a sheet; widths in characters. */
export const text = (header: string, width: number): Column => ({ header, kind: 'text', width });
export const decimal = (header: string, width = 12): Column => ({ header, kind: 'decimal', width });
export const whole = (header: string, width = 8): Column => ({ header, kind: 'whole', width });
export const percent = (header: string, width = 14): Column => ({ header, kind: 'percent', width });
export const duration = (header: string, width = 14): Column => ({
  header,
  kind: 'duration',
  width
});
export const day = (header: string, width = 14): Column => ({ header, kind: 'day', width });
export const hour = (header: string, width = 12): Column => ({ header, kind: 'hour', width });
export const moment = (header: string, width = 20): Column => ({ header, kind: 'moment', width });

/** The sum of a column of all rows, for a last row. */
export const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number): Formula => ({
  kind: 'sum',
  rows: 'all',
  value: rows.reduce((sum, row) => sum + of(row), 0)
});

/** Hundredths of a percent as the fraction that a workbook shows as a percent. */
export const fractionOf = (basisPoints: number | null): number | null =>
  basisPoints === null ? null : basisPoints / 10_000;

/** How a unit stands at a gate, for programs. */
export const gateFacts = ({ gate, share, missing }: GateCheck) => ({ ...gate, ...share, missing });
