import { numbered, type Block } from '../document.ts';
import { BODY, SIZE, type Twips } from '../nd30.ts';
import { textOf } from '../parts.ts';
import type { Line, Look, Stroke } from './strokes.ts';

/** Box 6. `width` is that of the text, for its tables. */
export const body = (blocks: readonly Block[], width: Twips): Stroke[] =>
  numbered(blocks).map(({ block, mark }): Stroke => {
    switch (block.kind) {
      case 'heading':
        return { ...paragraph(`${mark} ${block.text}`, { bold: true }), keepNext: true };
      case 'paragraph':
        return paragraph(textOf(block.parts));
      case 'basis':
        return paragraph(textOf(block.parts), { italics: true });
      case 'item':
        return paragraph(`- ${textOf(block.parts)}`);
      case 'table':
        return { kind: 'table', table: block.table, width };
    }
  });

const paragraph = (text: string, look: Omit<Look, 'size'> = {}): Line => ({
  kind: 'line',
  text,
  look: { size: SIZE.body, ...look },
  align: 'justify',
  indent: { firstLine: BODY.firstLine },
  spacing: { after: BODY.after, lineHeight: BODY.lineHeight }
});
