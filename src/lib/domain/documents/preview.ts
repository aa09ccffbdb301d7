import type { Block, Cell, OfficialDocument } from './document.ts';
import { count } from './house-style.ts';

/** Rows of a table that a screen shows; the files have all of them. */
const MOST_ROWS = 60;

/** A document for the screen: long tables end with how many rows they go on. */
export const previewOf = (document: OfficialDocument): OfficialDocument => ({
  ...document,
  body: document.body.map(shortened),
  annexes: document.annexes.map((annex) => ({ ...annex, blocks: annex.blocks.map(shortened) }))
});

function shortened(block: Block): Block {
  if (block.kind !== 'table') return block;
  const { table } = block;
  const left = table.rows.length - MOST_ROWS;
  if (left <= 0) return block;
  const last = table.columns.map((_, at): Cell => {
    if (at === 0) return ['…'];
    return at === 1 ? [`(còn ${count(left)} dòng)`] : [''];
  });
  return { ...block, table: { ...table, rows: [...table.rows.slice(0, MOST_ROWS), last] } };
}
