import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces';
import type { Cell, Column, Table as Rows } from '../../../domain/documents/document.ts';
import { SIZE, type Twips } from '../../../domain/documents/nd30.ts';
import { textOf } from '../../../domain/documents/parts.ts';
import { points, text } from './text.ts';

/** Room inside cells at the sides, and the width of a rule. */
const PADDING = 3;
const RULE = 0.5;

/** So many rows go to the next page together with what must not stand there alone. */
const KEPT_ROWS = 2;

type Drawn = { table: Rows; width: Twips };

/** A table as wide as the text, its header on every page. */
export const table = (drawn: Drawn): Content => grid(drawn, { hasHeader: true, end: null });

/**
 * A table whose last rows go to one page with what follows: together they are a row of it, so that
 * the header stands above them wherever they come to.
 */
export function tableWithEnd({ table, width }: Drawn, after: readonly Content[]): Content {
  const { totals, ...whole } = table;
  const kept = { ...whole, rows: whole.rows.slice(-KEPT_ROWS), totals };
  const most = { ...whole, rows: whole.rows.slice(0, -KEPT_ROWS) };
  const last = grid({ table: kept, width }, { hasHeader: false, end: null });
  return grid({ table: most, width }, { hasHeader: true, end: [last, ...after] });
}

type How = { hasHeader: boolean; end: readonly Content[] | null };

function grid({ table, width }: Drawn, { hasHeader, end }: How): ContentTable {
  const { columns, rows, totals } = table;
  const around = columns.length * (2 * PADDING + RULE) + RULE;
  const room = points(width) - around;
  const row = (cells: readonly Cell[], bold: boolean): TableCell[] =>
    columns.map(({ align }, at) => cell(textOf(cells[at] ?? []), align, bold));
  const body = [
    ...(hasHeader ? [columns.map(({ header }) => cell(header, 'center', true))] : []),
    ...rows.map((cells) => row(cells, false)),
    ...(totals ? [row(totals, true)] : []),
    ...(end ? [endRow(columns.length, end)] : [])
  ];
  const last = end ? body.length - 1 : null;
  return {
    table: {
      headerRows: hasHeader ? 1 : 0,
      dontBreakRows: true,
      widths: columns.map(({ share }) => (room * share) / 100),
      body
    },
    layout: {
      hLineWidth: (line) => (last !== null && line > last ? 0 : RULE),
      vLineWidth: () => RULE,
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: (at) => (at === last ? 0 : 1),
      paddingBottom: (at) => (at === last ? 0 : 1)
    },
    margin: [0, 0, 0, 8]
  };
}

/** One cell without borders over all columns; what stands in it begins where the columns begin. */
function endRow(columns: number, end: readonly Content[]): TableCell[] {
  const whole: TableCell = {
    colSpan: columns,
    border: [false, false, false, false],
    stack: [...end],
    margin: [-PADDING - RULE, -RULE, -PADDING - RULE, 0]
  };
  return [whole, ...Array.from({ length: columns - 1 }, (): TableCell => ({ text: '' }))];
}

const cell = (words: string, alignment: Column['align'], bold: boolean): TableCell => ({
  ...text(words, { size: SIZE.table, bold }, { alignment }),
  verticalAlignment: 'middle'
});
