import type { SheetToWrite } from '../files/sheet-to-write.ts';

type Column = SheetToWrite['columns'][number];

/** Columns of a sheet; widths in characters. */
export const text = (header: string, width: number): Column => ({ header, kind: 'text', width });
export const decimal = (header: string, width = 12): Column => ({ header, kind: 'decimal', width });
export const whole = (header: string, width = 8): Column => ({ header, kind: 'whole', width });
