import { tidy } from '../core/vietnamese.ts';
import { hiddenSign, isPiledUp, isTooLongRaw, signsOf } from '../core/written-text.ts';
import { titleAt, type Columns } from './columns.ts';
import type { Problem, Table, WrongCell } from './table.ts';

/** Reads the cells of one row and collects what is wrong with them. */
export type RowReader<Name extends string> = {
  row: number;
  wrong: WrongCell[];
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
const BLANK = /\s/gu;
const FORMULA = /^[=+\-@]/;
const FORMULA_BUT_SIGNS = /^[=@]/;

/** A reader over one row of a table whose columns have been found. */
export function readRow<Name extends string>(
  table: Table,
  columns: Columns<Name>,
  { row, cells }: Table['rows'][number]
): RowReader<Name> {
  const wrong: WrongCell[] = [];
  const place = (name: Name): number => columns.places.get(name) ?? -1;

  const refuse = (name: Name, problem: Problem): null => {
    const column = place(name) < 0 ? name : titleAt(table, place(name));
    wrong.push({ sheet: table.sheet, row, column, problem });
    return null;
  };
  const read = (name: Name, limit: number, signs: RegExp, isRequired = false): string | null => {
    const raw = cells[place(name)] ?? '';
    const problem = problemOf(raw, limit, signs);
    if (problem) return refuse(name, problem);
    const text = readText(raw);
    if (text !== '') return text;
    return isRequired ? refuse(name, { code: 'cell-empty' }) : null;
  };

  return {
    row,
    wrong,
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

function problemOf(raw: string, limit: number, signs: RegExp): Problem | null {
  if (isTooLongRaw(raw, limit)) return { code: 'cell-too-long', length: raw.length, limit };
  const codePoint = hiddenSign(raw.replace(BLANK, ''));
  if (codePoint !== null) return { code: 'hidden-character', codePoint };
  if (isPiledUp(raw)) return { code: 'piled-marks' };
  const text = readText(raw);
  if (text.includes('\uFFFD')) return { code: 'broken-character' };
  if (ERROR_VALUE.test(text)) return { code: 'error-value', given: text };
  if (signs.test(text)) return { code: 'formula' };
  const length = signsOf(text);
  if (length > limit) return { code: 'cell-too-long', length, limit };
  return null;
}
