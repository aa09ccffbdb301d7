import {
  BorderStyle,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
  type ITableCellOptions,
  type Paragraph
} from 'docx';

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER
};

/** Two columns without borders, each row on one page (E3). */
export const frame = (
  widths: readonly [number, number],
  rows: readonly (readonly [Paragraph[], Paragraph[]])[]
): Table =>
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
          children: cells.map((children, at) => framed(children, widths[at] ?? 0))
        })
    )
  });

const framed = (children: Paragraph[], width: number): TableCell =>
  new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    margins: NO_MARGINS
  });

const NO_MARGINS: NonNullable<ITableCellOptions['margins']> = {
  marginUnitType: WidthType.DXA,
  left: 0,
  right: 0
};
