import { numbered, type Block } from '../document.ts';
import { BODY, SIZE, type Twips } from '../nd30.ts';
import { textOf, type Part } from '../parts.ts';
import type { Line, Look, Stroke } from './strokes.ts';

/** Box 6. `width` is that of the text, for its tables. */
export const body = (blocks: readonly Block[], width: Twips): Stroke[] =>
  numbered(blocks).map(({ block, mark }, at): Stroke => {
    switch (block.kind) {
      case 'heading':
        return { ...paragraph(`${mark} ${block.text}`, { bold: true }), keepNext: true };
      case 'paragraph': {
        const line = paragraph(textOf(block.parts));
        return leadsIn(block.parts, blocks[at + 1]) ? { ...line, keepNext: true } : line;
      }
      case 'basis':
        return paragraph(textOf(block.parts), { italics: true });
      case 'item':
        return paragraph(`- ${textOf(block.parts)}`);
      case 'table':
        return { kind: 'table', table: block.table, width };
    }
  });

/** "… gồm:" does not stand at the foot of a page without what it announces. */
const leadsIn = (parts: readonly Part[], next: Block | undefined): boolean =>
  next !== undefined && next.kind !== 'heading' && textOf(parts).endsWith(':');

const paragraph = (text: string, look: Omit<Look, 'size'> = {}): Line => ({
  kind: 'line',
  text,
  look: { size: SIZE.body, ...look },
  align: 'justify',
  indent: { firstLine: BODY.firstLine },
  spacing: { after: BODY.after, lineHeight: BODY.lineHeight }
});
