import { tidy } from '../core/vietnamese.ts';
import { foreignLetters } from '../core/look-alikes.ts';
import { hiddenSign, isPiledUp, isTooLongRaw, signsOf } from '../core/written-text.ts';
import type { Columns } from './columns.ts';
import type { LegacyEncoding } from './legacy-encodings.ts';
import { legacyBeside, legacyGuess } from './legacy-letters.ts';
import type { Note, Problem, Table, WrongCell } from './table.ts';

/** Reads the cells of one row and collects what is wrong with them. */
export type RowReader<Name extends string> = {
  row: number;
  wrong: WrongCell[];
  /** Cells that are kept otherwise than they are written. */
  notes: Note[];
  /** The cell tidied (NFC, no blanks around), or null when it is empty or already refused. */
  text: (name: Name, limit: number) => string | null;
  /** The same; empty is refused. */
  required: (name: Name, limit: number) => string | null;
  /** The same for cells that may begin with a sign, such as +84 or a negative number. */
  signed: (name: Name, limit: number) => string | null;
  has: (name: Name) => boolean;
  refuse: (name: Name, problem: Problem) => null;
};

const ERROR_VALUE = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/i;
/** Letters of other languages that are read as Đ (core/vietnamese.ts). */
const LIKE_D = /[ÐƉðɖ]/;
const BLANK = /\s/gu;
const FORMULA = /^[=+\-@]/;
const FORMULA_BUT_SIGNS = /^[=@]/;

/**
 * A reader over one row of a table whose columns have been found.
 *
 * @param encodings columns in which some cell is certainly in an old encoding
 */
export function readRow<Name extends string>(
  table: Table,
  columns: Columns<Name>,
  { row, cells }: Table['rows'][number],
  encodings: ReadonlyMap<number, LegacyEncoding> = new Map()
): RowReader<Name> {
  const wrong: WrongCell[] = [];
  const notes: Note[] = [];
  const place = (name: Name): number => columns.places.get(name) ?? -1;

  const refuse = (name: Name, problem: Problem): null => {
    wrong.push({ sheet: table.sheet, row, column: columns.titleOf(name), problem });
    return null;
  };
  const read = (name: Name, limit: number, signs: RegExp, isRequired = false): string | null => {
    const raw = cells[place(name)] ?? '';
    const problem = problemOf(raw, limit, signs, encodings.get(place(name)));
    if (problem) return refuse(name, problem);
    const text = readText(raw);
    const given = raw.normalize('NFC').trim();
    if (LIKE_D.test(given)) {
      const note = { code: 'read-as', given, read: text } as const;
      notes.push({ sheet: table.sheet, row, column: columns.titleOf(name), note });
    }
    if (text !== '') return text;
    return isRequired ? refuse(name, { code: 'cell-empty' }) : null;
  };

  return {
    row,
    wrong,
    notes,
    text: (name, limit) => read(name, limit, FORMULA),
    signed: (name, limit) => read(name, limit, FORMULA_BUT_SIGNS),
    required: (name, limit) => read(name, limit, FORMULA, true),
    has: (name) => columns.places.has(name),
    refuse
  };
}

/** True for a row without any text: lists often end in some. */
export const isBlank = (cells: readonly string[]): boolean =>
  cells.every((cell) => cell.trim() === '');

/** An apostrophe before a sign keeps Excel from calculating; our own exports put it there, too. */
const readText = (raw: string): string => tidy(raw).replace(/^'(?=[=+\-@])/, '');

/** The cell without signs that nobody sees, which old encodings have for letters. */
const shownOf = (raw: string): string => raw.replace(/\u00ad/g, '-').trim();

function problemOf(
  raw: string,
  limit: number,
  signs: RegExp,
  encoding: LegacyEncoding | undefined
): Problem | null {
  if (isTooLongRaw(raw, limit)) return { code: 'cell-too-long', length: raw.length, limit };
  const legacy = legacyGuess(raw) ?? (encoding ? legacyBeside(raw, encoding) : null);
  if (legacy) return { code: 'legacy-letters', given: shownOf(raw), ...legacy };
  const codePoint = hiddenSign(raw.replace(BLANK, ''));
  if (codePoint !== null) return { code: 'hidden-character', codePoint };
  if (isPiledUp(raw)) return { code: 'piled-marks' };
  const text = readText(raw);
  if (text.includes('\uFFFD')) return { code: 'broken-character' };
  const letters = foreignLetters(text);
  if (letters !== null) return { code: 'look-alike-letters', given: text, letters };
  if (ERROR_VALUE.test(text)) return { code: 'error-value', given: text };
  if (signs.test(text)) return { code: 'formula' };
  const length = signsOf(text);
  if (length > limit) return { code: 'cell-too-long', length, limit };
  return null;
}
