import type { Content, TableCell } from 'pdfmake/interfaces';
import {
  numbered,
  type Block,
  type Cell,
  type Table as Rows
} from '../../../domain/documents/document.ts';
import { BODY, SIZE, type Twips } from '../../../domain/documents/nd30.ts';
import { textOf, type Part } from '../../../domain/documents/parts.ts';
import { line, points, type Look } from './text.ts';

/** Room inside cells at the sides, and half the width of a rule. */
const PADDING = 3;

/** Box 6. `width` is that of the text, for its tables. */
export const blocks = (all: readonly Block[], width: Twips): Content[] =>
  numbered(all).map(({ block, mark }) => {
    switch (block.kind) {
      case 'heading':
        return paragraph([`${mark} ${block.text}`], { size: SIZE.body, bold: true }, HEADING);
      case 'paragraph':
        return paragraph(block.parts, { size: SIZE.body });
      case 'basis':
        return paragraph(block.parts, { size: SIZE.body, italics: true });
      case 'item':
        return paragraph(['- ', ...block.parts], { size: SIZE.body });
      case 'table':
        return table(block.table, width);
    }
  });

/** Marks a heading, which must not be the last line of its page. */
export const HEADING = 'heading';

const paragraph = (parts: readonly Part[], look: Look, style?: string): Content =>
  line(textOf(parts), look, {
    alignment: 'justify',
    leadingIndent: points(BODY.firstLine),
    lineHeight: BODY.lineHeight,
    margin: [0, 0, 0, points(BODY.after)],
    ...(style ? { style } : {})
  });

function table({ columns, rows, totals }: Rows, width: Twips): Content {
  const around = columns.length * (2 * PADDING + 0.5) + 0.5;
  const room = points(width) - around;
  const row = (cells: readonly Cell[], bold: boolean): TableCell[] =>
    columns.map(({ align }, at) =>
      line(textOf(cells[at] ?? []), { size: SIZE.table, bold }, { alignment: align })
    );
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ share }) => (room * share) / 100),
      body: [
        columns.map(({ header }) =>
          line(header, { size: SIZE.table, bold: true }, { alignment: 'center' })
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
