import type { Table } from '../document.ts';
import type { Twips } from '../nd30.ts';

/*
 * An official document as it stands on paper, in the few strokes that Word and PDF each know how to
 * draw. Everything that the decree measures is decided before; a writer only draws.
 */

/** Size in points. */
export type Look = { size: number; bold?: boolean; italics?: boolean };

/** A paragraph of one look; line breaks are kept. */
export type Line = {
  kind: 'line';
  text: string;
  look: Look;
  align: 'left' | 'center' | 'justify';
  indent?: { left?: Twips; firstLine?: Twips };
  /** `lineHeight` is a multiple of single spacing. */
  spacing?: { before?: Twips; after?: Twips; lineHeight?: number };
  /** It is not the last line of its page. */
  keepNext?: boolean;
};

/** A rule below a title, in the middle of a column. */
export type Rule = { kind: 'rule'; length: Twips; within: Twips };

/** Two columns without borders, each row on one page (E3). */
export type Frame = {
  kind: 'frame';
  widths: readonly [Twips, Twips];
  rows: readonly (readonly [left: readonly Stroke[], right: readonly Stroke[]])[];
};

export type Stroke =
  | Line
  | Rule
  | Frame
  | { kind: 'gap'; height: Twips }
  /** A line that is left empty. */
  | { kind: 'blank' }
  /** With `keepNext` its last rows are not the last of their page. */
  | { kind: 'table'; table: Table; width: Twips; keepNext?: boolean };

export const centred = (text: string, look: Look): Line => ({
  kind: 'line',
  text,
  look,
  align: 'center'
});

export const BLANK: Stroke = { kind: 'blank' };
