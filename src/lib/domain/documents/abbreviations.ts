import type { Block } from './document.ts';
import { isFigure, textOf, type Part } from './parts.ts';

/** What reports of provinces write short, as it is written once in full. */
const ABBREVIATIONS: readonly (readonly [short: string, full: string])[] = [
  ['CBCCVC', 'cán bộ, công chức, viên chức'],
  ['UBND', 'Ủy ban nhân dân'],
  ['HĐND', 'Hội đồng nhân dân']
];

/**
 * The text of a document that stands alone: an abbreviation is spelled out where a sentence has it
 * first, "Ủy ban nhân dân (UBND)". Where only a table has it, a note below the table says it.
 */
export const spelledOut = (blocks: readonly Block[]): Block[] =>
  ABBREVIATIONS.reduce<Block[]>((all, [short, full]) => spelled(all, short, full), [...blocks]);

const NOTE = 'Ghi chú:';

function spelled(blocks: readonly Block[], short: string, full: string): Block[] {
  const word = new RegExp(`(^|[^\\p{L}])${short}(?!\\p{L})`, 'u');
  const at = blocks.findIndex((block) => 'parts' in block && word.test(textOf(block.parts)));
  const found = blocks[at];
  if (found && 'parts' in found) {
    return replaced(blocks, at, [{ ...found, parts: inFull(found.parts, word, short, full) }]);
  }
  const table = blocks.findIndex((block) => hasInTable(block, word));
  const last = blocks[table];
  if (!last) return [...blocks];
  const says = `${short} là ${full}.`;
  const next = blocks[table + 1];
  const before = next && 'parts' in next ? textOf(next.parts) : '';
  const isNote = before.startsWith(NOTE);
  const text = isNote ? `${before.slice(0, -1)}; ${says}` : `${NOTE} ${says}`;
  const rest = isNote ? replaced(blocks, table + 1, []) : blocks;
  return replaced(rest, table, [last, { kind: 'paragraph', parts: [text] }]);
}

const hasInTable = (block: Block, word: RegExp): boolean =>
  block.kind === 'table' &&
  block.table.rows.some((row) => row.some((cell) => word.test(textOf(cell))));

const replaced = <Item>(items: readonly Item[], at: number, by: readonly Item[]): Item[] => [
  ...items.slice(0, at),
  ...by,
  ...items.slice(at + 1)
];

function inFull(parts: readonly Part[], word: RegExp, short: string, full: string): Part[] {
  const at = parts.findIndex((part) => word.test(textOf([part])));
  const part = parts[at];
  if (part === undefined || textOf([part]).includes(`(${short})`)) return [...parts];
  const text = textOf([part]).replace(word, `$1${full} (${short})`);
  return replaced(parts, at, [isFigure(part) ? { ...part, text } : text]);
}
