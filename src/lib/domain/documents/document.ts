import type { Instant } from '../core/time.ts';
import type { Part } from './parts.ts';

/** Báo cáo, thông báo, biên bản, danh sách, phiếu, and the paragraph for the annual report. */
export const DOCUMENT_KINDS = [
  'report',
  'annual',
  'notice',
  'units-list',
  'individuals-list',
  'final-minutes',
  'marking-minutes',
  'score-sheet'
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Levels of headings: "I. …", "1. …", "a) …" (box 6). */
export type HeadingLevel = 1 | 2 | 3;

export type Cell = readonly Part[];
export type Column = {
  header: string;
  /** Of the width of the table, in hundredths; all together are 100. */
  share: number;
  align: 'left' | 'center' | 'right';
};
export type Table = {
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  totals?: readonly Cell[] | undefined;
};

export type Block =
  | { kind: 'heading'; level: HeadingLevel; text: string }
  | { kind: 'paragraph'; parts: readonly Part[] }
  /** What the document rests on, in italics (box 6). */
  | { kind: 'basis'; parts: readonly Part[] }
  | { kind: 'item'; parts: readonly Part[] }
  | { kind: 'table'; table: Table };

export type Annex = {
  title: string;
  orientation: 'portrait' | 'landscape';
  blocks: readonly Block[];
};

/** Who signs: capacity and office in capitals, line by line, and the name (boxes 7a, 7b). */
export type Signing = { lines: readonly string[]; name: string };

/** An official document as it is kept: words and figures, no layout. */
export type OfficialDocument = {
  kind: DocumentKind;
  head: {
    parentBody: string;
    issuingBody: string;
    number: number | null;
    /** "BC-SNV"; empty for a document without a number. */
    symbol: string;
    place: string;
    day: Instant | null;
  };
  /** "BÁO CÁO". */
  typeName: string;
  subject: string;
  addressees: readonly string[];
  body: readonly Block[];
  annexes: readonly Annex[];
  recipients: readonly string[];
  signings: readonly Signing[];
  /** When the figures were read. */
  asOf: Instant;
  /** What decides which figures there are, to read the same ones again; not kept by old ones. */
  asked?: { threshold: number; top: number | null } | undefined;
};

/** Every block with the number or letter that its heading gets in the scheme I / 1 / a. */
export function numbered(blocks: readonly Block[]): { block: Block; mark: string }[] {
  const at: Record<HeadingLevel, number> = { 1: 0, 2: 0, 3: 0 };
  return blocks.map((block) => {
    if (block.kind !== 'heading') return { block, mark: '' };
    at[block.level] += 1;
    if (block.level === 1) at[2] = 0;
    if (block.level <= 2) at[3] = 0;
    return { block, mark: markOf(block.level, at[block.level]) };
  });
}

/** Letters of points in the order of the Vietnamese alphabet (box 6). */
const LETTERS = 'abcdđeghiklmnopqrstuvxy';

function markOf(level: HeadingLevel, ordinal: number): string {
  switch (level) {
    case 1:
      return `${roman(ordinal)}.`;
    case 2:
      return `${ordinal}.`;
    case 3:
      return `${LETTERS[(ordinal - 1) % LETTERS.length]})`;
  }
}

const ROMAN: readonly [number, string][] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I']
];

export function roman(value: number): string {
  const found = ROMAN.find(([least]) => value >= least);
  return found ? found[1] + roman(value - found[0]) : '';
}

/** "Phụ lục", or "Phụ lục I" where there are several. */
export const annexName = (at: number, annexes: number): string =>
  annexes > 1 ? `Phụ lục ${roman(at + 1)}` : 'Phụ lục';

/** Headings that nothing stands below are left out. */
export function withoutEmptyHeadings(blocks: readonly Block[]): Block[] {
  return blocks.reduceRight<Block[]>((kept, block) => {
    const [next] = kept;
    if (block.kind !== 'heading') return [block, ...kept];
    const isEmpty = !next || (next.kind === 'heading' && next.level <= block.level);
    return isEmpty ? kept : [block, ...kept];
  }, []);
}

/** A heading with no other of its level beside it is left out: nothing is numbered "1." alone. */
export function withoutLoneHeadings(blocks: readonly Block[]): Block[] {
  const headings = blocks.filter((block) => block.kind === 'heading');
  return blocks.filter((block) => {
    if (block.kind !== 'heading' || block.level === 1) return true;
    const at = headings.indexOf(block);
    const isBeside = ({ level }: { level: HeadingLevel }): boolean => level === block.level;
    const isAbove = ({ level }: { level: HeadingLevel }): boolean => level < block.level;
    const before = headings.slice(0, at).reverse();
    const after = headings.slice(at + 1);
    return [before, after].some((side) => {
      const end = side.findIndex(isAbove);
      return side.slice(0, end === -1 ? side.length : end).some(isBeside);
    });
  });
}
