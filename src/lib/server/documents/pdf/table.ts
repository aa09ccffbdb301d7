import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces';
import type { Cell, Column, Table as Rows } from '../../../domain/documents/document.ts';
import { SIZE, type Twips } from '../../../domain/documents/nd30.ts';
import { textOf } from '../../../domain/documents/parts.ts';
import { points, text } from './text.ts';

/** Room inside cells at the sides, and half the width of a rule. */
const PADDING = 3;

/** So many rows go to the next page together with what must not stand there alone. */
const KEPT_ROWS = 2;

type Drawn = { table: Rows; width: Twips };

/** A table in two, of which the second holds the last rows and goes with what follows. */
export function tableInTwo({ table: { totals, ...whole }, width }: Drawn): [Content[], Content] {
  const { rows } = whole;
  const kept = rows.slice(-KEPT_ROWS);
  if (kept.length === rows.length) return [[], table({ table: { ...whole, totals }, width })];
  const most = { ...whole, rows: rows.slice(0, -KEPT_ROWS) };
  return [
    [{ ...grid({ table: most, width }, true), margin: 0 }],
    grid({ table: { ...whole, rows: kept, totals }, width }, false)
  ];
}

/** A table as wide as the text, its header on every page. */
export const table = (drawn: Drawn): Content => grid(drawn, true);

function grid({ table, width }: Drawn, hasHeader: boolean): ContentTable {
  const { columns, rows, totals } = table;
  const around = columns.length * (2 * PADDING + 0.5) + 0.5;
  const room = points(width) - around;
  const row = (cells: readonly Cell[], bold: boolean): TableCell[] =>
    columns.map(({ align }, at) => cell(textOf(cells[at] ?? []), align, bold));
  return {
    table: {
      headerRows: hasHeader ? 1 : 0,
      dontBreakRows: true,
      widths: columns.map(({ share }) => (room * share) / 100),
      body: [
        ...(hasHeader ? [columns.map(({ header }) => cell(header, 'center', true))] : []),
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
