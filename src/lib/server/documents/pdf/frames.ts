import type { Content, TableCell } from 'pdfmake/interfaces';
import { points } from './text.ts';

/** Two columns without borders, each row on one page (E3). */
export const frame = (
  widths: readonly [number, number],
  rows: readonly (readonly [Content[], Content[]])[]
): Content => ({
  // The decree's table is a hair wider than the text; what goes beyond is shared by both sides.
  table: {
    widths: widths.map(points),
    dontBreakRows: true,
    body: rows.map((cells): TableCell[] => cells.map((stack) => ({ stack })))
  },
  layout: {
    hLineWidth: () => 0,
    vLineWidth: () => 0,
    paddingLeft: () => 0,
    paddingRight: () => 0,
    paddingTop: () => 0,
    paddingBottom: () => 0
  }
});
