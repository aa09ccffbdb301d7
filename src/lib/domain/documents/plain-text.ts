import { annexName, numbered, type Block, type OfficialDocument, type Table } from './document.ts';
import { closed } from './lines.ts';
import { textOf } from './parts.ts';

/**
 * What a document says, for a terminal or a mail: cells of tables are parted by tabs. Of the annual
 * paragraph only the paragraph, because it is pasted into another report.
 */
export function plainText({ kind, typeName, subject, body, annexes }: OfficialDocument): string {
  if (kind === 'annual') return linesOf(body).join('\n\n');
  return [
    typeName,
    subject,
    ...linesOf(closed(body)),
    ...annexes.flatMap(({ title, blocks }, at) => [
      `${annexName(at, annexes.length)}. ${title}`,
      ...linesOf(blocks)
    ])
  ].join('\n\n');
}

const linesOf = (blocks: readonly Block[]): string[] =>
  numbered(blocks).map(({ block, mark }) => {
    switch (block.kind) {
      case 'heading':
        return `${mark} ${block.text}`;
      case 'item':
        return `- ${textOf(block.parts)}`;
      case 'paragraph':
      case 'basis':
        return textOf(block.parts);
      case 'table':
        return tableText(block.table);
    }
  });

const tableText = ({ columns, rows, totals }: Table): string =>
  [
    columns.map(({ header }) => header),
    ...[...rows, ...(totals ? [totals] : [])].map((row) => row.map(textOf))
  ]
    .map((cells) => cells.join('\t'))
    .join('\n');
