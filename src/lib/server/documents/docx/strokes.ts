import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type ISpacingProperties,
  type ITableCellOptions
} from 'docx';
import type { Frame, Line, Rule, Stroke } from '../../../domain/documents/layout/strokes.ts';
import { table } from './table.ts';
import { runs } from './text.ts';

/** Draws strokes in Word. */
export const draw = (strokes: readonly Stroke[]): (Paragraph | Table)[] =>
  strokes.flatMap((stroke): (Paragraph | Table)[] => {
    switch (stroke.kind) {
      case 'line':
        return [line(stroke)];
      case 'rule':
        return [rule(stroke)];
      case 'gap':
        return [new Paragraph({ spacing: { after: 0, line: stroke.height, lineRule: 'exact' } })];
      case 'blank':
        return [new Paragraph({ spacing: { after: 0 } })];
      case 'frame':
        return [frame(stroke)];
      case 'table':
        return [
          table(stroke),
          new Paragraph({ spacing: { after: 0 }, keepNext: stroke.keepNext ?? false })
        ];
    }
  });

const line = ({ text, look, align, indent, spacing, keepNext }: Line): Paragraph =>
  new Paragraph({
    children: runs(text, look),
    alignment: align === 'justify' ? 'both' : align,
    ...(indent && { indent }),
    ...(spacing && { spacing: spacingOf(spacing) }),
    ...(keepNext && { keepNext })
  });

/** Lines are set in 240ths of a single line; the rule is named, or LibreOffice takes another. */
const spacingOf = ({ lineHeight, ...room }: NonNullable<Line['spacing']>): ISpacingProperties => ({
  ...room,
  ...(lineHeight && { line: Math.round(240 * lineHeight), lineRule: 'auto' })
});

/** The upper border of an empty paragraph, drawn in from both sides. */
function rule({ length, within }: Rule): Paragraph {
  const side = Math.round((within - length) / 2);
  return new Paragraph({
    children: [new TextRun({ text: '', size: 4 })],
    indent: { left: side, right: side },
    spacing: { before: 20, after: 0, line: 80, lineRule: 'exact' },
    border: { top: { style: 'single', size: 6, space: 1, color: '000000' } }
  });
}

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER
};

const frame = ({ widths, rows }: Frame): Table =>
  new Table({
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    alignment: 'center',
    borders: NO_BORDERS,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map((strokes, at) => framed(strokes, widths[at] ?? 0))
        })
    )
  });

/** Word refuses a cell without a paragraph. */
const framed = (strokes: readonly Stroke[], width: number): TableCell =>
  new TableCell({
    children: strokes.length > 0 ? draw(strokes) : [new Paragraph({})],
    width: { size: width, type: WidthType.DXA },
    margins: NO_MARGINS
  });

const NO_MARGINS: NonNullable<ITableCellOptions['margins']> = {
  marginUnitType: WidthType.DXA,
  left: 0,
  right: 0
};
