import { AlignmentType, Paragraph, TextRun, type IParagraphOptions } from 'docx';
import { printable } from '../../../domain/documents/printable.ts';

export type Look = {
  /** In points. */
  size: number;
  bold?: boolean;
  italics?: boolean;
};

/** Runs of one look; a line break for each new line in the text. */
export const runs = (text: string, { size, ...look }: Look): TextRun[] =>
  printable(text)
    .split('\n')
    .map(
      (line, at) =>
        new TextRun({ ...look, text: line, size: size * 2, ...(at > 0 ? { break: 1 } : {}) })
    );

/** A paragraph of one look. */
export const line = (
  text: string,
  look: Look,
  options: Omit<IParagraphOptions, 'children' | 'text'> = {}
): Paragraph => new Paragraph({ ...options, children: runs(text, look) });

export const centred = (text: string, look: Look): Paragraph =>
  line(text, look, { alignment: AlignmentType.CENTER });

/**
 * A rule below a title: the upper border of an empty paragraph, drawn in from both sides.
 *
 * @param within width of the column in twips
 */
export function rule(length: number, within: number): Paragraph {
  const side = Math.round((within - length) / 2);
  return new Paragraph({
    children: [new TextRun({ text: '', size: 4 })],
    indent: { left: side, right: side },
    spacing: { before: 20, after: 0, line: 80, lineRule: 'exact' },
    border: { top: { style: 'single', size: 6, space: 1, color: '000000' } }
  });
}
