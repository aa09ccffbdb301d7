import type { Content, TableCell } from 'pdfmake/interfaces';
import type { Frame, Line, Rule, Stroke } from '../../../domain/documents/layout/strokes.ts';
import { table, tableWithEnd } from './table.ts';
import { points, text } from './text.ts';

/**
 * Draws strokes for the PDF library. What is signed at the end goes to one page with the last
 * paragraph above it, or with the last rows of a table.
 */
export function draw(strokes: readonly Stroke[]): Content[] {
  const frame = strokes.findLastIndex(({ kind }) => kind === 'frame');
  const from = keptFrom(strokes, frame);
  const first = strokes[from];
  if (!first || from === frame) return strokes.map(drawOne);
  const [before, after] = [strokes.slice(0, from), strokes.slice(from + 1).map(drawOne)];
  return [
    ...before.map(drawOne),
    first.kind === 'table'
      ? tableWithEnd(first, after)
      : { unbreakable: true, stack: [drawOne(first), ...after] }
  ];
}

/** Where the strokes begin that all are kept with the next up to this one. */
function keptFrom(strokes: readonly Stroke[], to: number): number {
  const before = strokes[to - 1];
  const isKept = (before?.kind === 'line' || before?.kind === 'table') && before.keepNext === true;
  return isKept ? keptFrom(strokes, to - 1) : to;
}

function drawOne(stroke: Stroke): Content {
  switch (stroke.kind) {
    case 'line':
      return line(stroke);
    case 'rule':
      return rule(stroke);
    case 'gap':
      return { stack: [], margin: [0, points(stroke.height), 0, 0] };
    case 'blank':
      return { text: ' ' };
    case 'frame':
      return frame(stroke);
    case 'table':
      return table(stroke);
  }
}

/** Marks a line that must not be the last of its page. */
export const KEEP_NEXT = 'keep-next';

/** A line without text still is as high as its letters would be. */
const line = ({ text: words, look, align, indent, spacing, keepNext }: Line): Content =>
  text(words || '\u00a0', look, {
    alignment: align,
    margin: [
      points(indent?.left ?? 0),
      points(spacing?.before ?? 0),
      0,
      points(spacing?.after ?? 0)
    ],
    leadingIndent: points(indent?.firstLine ?? 0),
    lineHeight: spacing?.lineHeight ?? 1,
    ...(keepNext && { style: KEEP_NEXT })
  });

const rule = ({ length }: Rule): Content => ({
  canvas: [
    { type: 'line', x1: 0, y1: 0, x2: points(length), y2: 0, lineWidth: 0.75, lineColor: 'black' }
  ],
  alignment: 'center',
  margin: [0, 2, 0, 3]
});

/** The decree's table is a hair wider than the text; what goes beyond is shared by both sides. */
const frame = ({ widths, rows }: Frame): Content => ({
  table: {
    widths: widths.map(points),
    dontBreakRows: true,
    body: rows.map((cells): TableCell[] => cells.map((strokes) => ({ stack: draw(strokes) })))
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
