import type { Content, ContentText } from 'pdfmake/interfaces';
import type { Twips } from '../../../domain/documents/nd30.ts';
import { printable } from '../../../domain/documents/printable.ts';

export type Look = { size: number; bold?: boolean; italics?: boolean };

/** PDF measures in points, Word in twentieths of one. */
export const points = (twips: Twips): number => twips / 20;

/** Text of one look; line breaks are kept. */
export const line = (
  text: string,
  { size, bold = false, italics = false }: Look,
  more: Omit<ContentText, 'text'> = {}
): ContentText => ({ text: printable(text), fontSize: size, bold, italics, ...more });

export const centred = (text: string, look: Look): ContentText =>
  line(text, look, { alignment: 'center' });

/** A rule below a title, in the middle of its column. */
export const rule = (length: Twips): Content => ({
  canvas: [
    { type: 'line', x1: 0, y1: 0, x2: points(length), y2: 0, lineWidth: 0.75, lineColor: 'black' }
  ],
  alignment: 'center',
  margin: [0, 2, 0, 3]
});
