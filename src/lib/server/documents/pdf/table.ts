import type { Content, TableCell } from 'pdfmake/interfaces';
import type { Cell, Table as Rows } from '../../../domain/documents/document.ts';
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
    columns.map(({ align }, at) =>
      text(textOf(cells[at] ?? []), { size: SIZE.table, bold }, { alignment: align })
    );
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ share }) => (room * share) / 100),
      body: [
        columns.map(({ header }) =>
          text(header, { size: SIZE.table, bold: true }, { alignment: 'center' })
        ),
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
