import { TextRun } from 'docx';
import type { Look } from '../../../domain/documents/layout/strokes.ts';
import { printable } from '../../../domain/documents/printable.ts';

/** Runs of one look; a line break for each new line in the text. */
export const runs = (text: string, { size, ...look }: Look): TextRun[] =>
  printable(text)
    .split('\n')
    .map(
      (line, at) =>
        new TextRun({ ...look, text: line, size: size * 2, ...(at > 0 ? { break: 1 } : {}) })
    );
