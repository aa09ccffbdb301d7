import type { Content, TableCell } from 'pdfmake/interfaces';
import type { Cell, Column, Table as Rows } from '../../../domain/documents/document.ts';
import { SIZE, type Twips } from '../../../domain/documents/nd30.ts';
import { textOf } from '../../../domain/documents/parts.ts';
import { points, text } from './text.ts';

/** Room inside cells at the sides, and half the width of a rule. */
const PADDING = 3;

/** A table as wide as the text, its header on every page. */
export function table({ table, width }: { table: Rows; width: Twips }): Content {
  const { columns, rows, totals } = table;
  const around = columns.length * (2 * PADDING + 0.5) + 0.5;
  const room = points(width) - around;
  const row = (cells: readonly Cell[], bold: boolean): TableCell[] =>
    columns.map(({ align }, at) => cell(textOf(cells[at] ?? []), align, bold));
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ share }) => (room * share) / 100),
      body: [
        columns.map(({ header }) => cell(header, 'center', true)),
        ...rows.map((cells) => row(cells, false)),
        ...(totals ? [row(totals, true)] : [])
      ]
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: () => 1,
      paddingBottom: () => 1
    },
    margin: [0, 0, 0, 8]
  };
}

const cell = (words: string, alignment: Column['align'], bold: boolean): TableCell => ({
  ...text(words, { size: SIZE.table, bold }, { alignment }),
  verticalAlignment: 'middle'
});
