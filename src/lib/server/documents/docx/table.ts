import {
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType
} from 'docx';
import type { Cell, Column, Table as Rows } from '../../../domain/documents/document.ts';
import { SIZE, type Twips } from '../../../domain/documents/nd30.ts';
import { textOf } from '../../../domain/documents/parts.ts';
import { runs } from './text.ts';

/** So many rows go to the next page together with what must not stand there alone. */
const KEPT_ROWS = 2;

type Drawn = { table: Rows; width: Twips; keepNext?: boolean };

/** A table as wide as the text, its header on every page. */
export function table({ table, width, keepNext = false }: Drawn): Table {
  const { columns, rows, totals } = table;
  const widths = columns.map(({ share }) => Math.round((width * share) / 100));
  const row = (cells: readonly Cell[], bold: boolean, isKept: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      children: columns.map((column, at) =>
        cell(textOf(cells[at] ?? []), column.align, widths[at] ?? 0, bold, isKept)
      )
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        cantSplit: true,
        tableHeader: true,
        children: columns.map(({ header }, at) =>
          cell(header, 'center', widths[at] ?? 0, true, keepNext && rows.length <= KEPT_ROWS)
        )
      }),
      ...rows.map((cells, at) => row(cells, false, keepNext && at >= rows.length - KEPT_ROWS)),
      ...(totals ? [row(totals, true, keepNext)] : [])
    ]
  });
}

const cell = (
  text: string,
  align: Column['align'],
  width: Twips,
  bold: boolean,
  keepNext: boolean
): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { marginUnitType: WidthType.DXA, left: 60, right: 60, top: 20, bottom: 20 },
    children: [
      new Paragraph({
        alignment: align,
        keepNext,
        children: runs(text, { size: SIZE.table, bold })
      })
    ]
  });
