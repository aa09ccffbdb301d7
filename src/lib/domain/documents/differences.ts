import type { Block, OfficialDocument, Table } from './document.ts';
import { isFigure, textOf, type Figure, type Part, type Source } from './parts.ts';

/** A figure that a document says otherwise than the data do now. Null: it is not there. */
export type Difference = {
  key: string;
  /** The words around it, or row and column: "Vòng 1 có … thí sinh của". */
  about: string;
  source: Source;
  then: string | null;
  now: string | null;
};

/** What has changed since a document was made, figure by figure, in the order of reading. */
export function differencesOf(then: OfficialDocument, now: OfficialDocument): Difference[] {
  const [before, after] = [byKey(then), byKey(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, fresh] = [before.get(key), after.get(key)];
    const shown = old ?? fresh;
    if (!shown || old?.text === fresh?.text) return [];
    const { about, source } = shown;
    return [{ key, about, source, then: old?.text ?? null, now: fresh?.text ?? null }];
  });
}

type Told = Figure & { about: string };

function byKey({ body, annexes }: OfficialDocument): Map<string, Told> {
  const blocks = [...body, ...annexes.flatMap((annex) => annex.blocks)];
  return new Map(blocks.flatMap(toldIn).map((one) => [one.key, one]));
}

function toldIn(block: Block): Told[] {
  if (block.kind === 'heading') return [];
  return block.kind === 'table' ? toldInTable(block.table) : toldInWords(block.parts);
}

/** Words on each side of a figure that say what it is. */
const WORDS = 4;

const toldInWords = (parts: readonly Part[]): Told[] =>
  parts.flatMap((part, at) => {
    if (!isFigure(part)) return [];
    const before = wordsOf(parts.slice(0, at)).slice(-WORDS);
    const after = wordsOf(parts.slice(at + 1)).slice(0, WORDS);
    return [{ ...part, about: [...before, '…', ...after].join(' ') }];
  });

const wordsOf = (parts: readonly Part[]): string[] => textOf(parts).split(/\s+/).filter(Boolean);

const toldInTable = ({ columns, rows, totals }: Table): Told[] =>
  [...rows, ...(totals ? [totals] : [])].flatMap((row) => {
    const name = row.map(textOf).find((text) => /\p{L}/u.test(text)) ?? '';
    return row.flatMap((cell, at) =>
      cell.filter(isFigure).map((part) => ({
        ...part,
        about: `${name}: ${columns[at]?.header ?? ''}`
      }))
    );
  });
