import type { ContentText } from 'pdfmake/interfaces';
import type { Look } from '../../../domain/documents/layout/strokes.ts';
import type { Twips } from '../../../domain/documents/nd30.ts';
import { printable } from '../../../domain/documents/printable.ts';

/** PDF measures in points, Word in twentieths of one. */
export const points = (twips: Twips): number => twips / 20;

/** Text of one look; line breaks are kept. */
export const text = (
  words: string,
  { size, bold = false, italics = false }: Look,
  more: Omit<ContentText, 'text'> = {}
): ContentText => ({ text: printable(words), fontSize: size, bold, italics, ...more });
