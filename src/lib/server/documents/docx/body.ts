import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType
} from 'docx';
import {
  numbered,
  type Block,
  type Cell,
  type Column,
  type Table as Rows
} from '../../../domain/documents/document.ts';
import { BODY, SIZE, type Twips } from '../../../domain/documents/nd30.ts';
import { textOf, type Part } from '../../../domain/documents/parts.ts';
import { runs, type Look } from './text.ts';

/** Lines are set in 240ths of a single line; the rule is named, or LibreOffice takes another. */
const SPACING = {
  after: BODY.after,
  line: Math.round(240 * BODY.lineHeight),
  lineRule: 'auto'
} as const;

/** Box 6. `width` is that of the text, for its tables. */
export const blocks = (all: readonly Block[], width: Twips): (Paragraph | Table)[] =>
  numbered(all).flatMap(({ block, mark }): (Paragraph | Table)[] => {
    switch (block.kind) {
      case 'heading':
        return [paragraph([`${mark} ${block.text}`], { size: SIZE.body, bold: true }, true)];
      case 'paragraph':
        return [paragraph(block.parts, { size: SIZE.body })];
      case 'basis':
        return [paragraph(block.parts, { size: SIZE.body, italics: true })];
      case 'item':
        return [paragraph(['- ', ...block.parts], { size: SIZE.body })];
      case 'table':
        return [table(block.table, width), new Paragraph({ spacing: { after: 0 } })];
    }
  });

const paragraph = (parts: readonly Part[], look: Look, keepNext = false): Paragraph =>
  new Paragraph({
    children: runs(textOf(parts), look),
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: BODY.firstLine },
    spacing: SPACING,
    keepNext
  });

function table({ columns, rows, totals }: Rows, width: Twips): Table {
  const widths = columns.map(({ share }) => Math.round((width * share) / 100));
  const row = (cells: readonly Cell[], bold: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      children: columns.map((column, at) =>
        cell(textOf(cells[at] ?? []), column.align, widths[at] ?? 0, bold)
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
        children: columns.map(({ header }, at) => cell(header, 'center', widths[at] ?? 0, true))
      }),
      ...rows.map((cells) => row(cells, false)),
      ...(totals ? [row(totals, true)] : [])
    ]
  });
}

const cell = (text: string, align: Column['align'], width: Twips, bold: boolean): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { marginUnitType: WidthType.DXA, left: 60, right: 60, top: 20, bottom: 20 },
    children: [
      new Paragraph({ alignment: align, children: runs(text, { size: SIZE.table, bold }) })
    ]
  });
