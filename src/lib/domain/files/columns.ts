import { fold, tidy } from '../core/vietnamese.ts';
import type { Problem, Table, WrongCell } from './table.ts';

/** A column of a file: its English name and the titles people type, the first one being official. */
export type Column = { title: string; also?: readonly string[]; isRequired: boolean };

export type Columns<Name extends string> = {
  /** Place of each column that the file has. */
  places: ReadonlyMap<Name, number>;
  wrong: WrongCell[];
  /** False when no row can be read: a required column is missing or stands there twice. */
  areUsable: boolean;
};

/** Columns that lists carry for the eye; reading past them harms nobody. */
const PASSED_OVER = ['stt', 'tt', 'so tt', 'so thu tu', 'ghi chu', 'no', 'note'];

/** Columns of our own error workbook, so that it can come back mended. */
const OUR_OWN = ['dong', 'can sua', 'row', 'to mend'];

/** Finds the columns by English name or Vietnamese title, whatever case, marks and order. */
export function matchColumns<Name extends string>(
  table: Table,
  wanted: Readonly<Record<Name, Column>>
): Columns<Name> {
  const names = Object.keys(wanted) as Name[];
  const nameOf = new Map(
    names.flatMap((name) =>
      [name, wanted[name].title, ...(wanted[name].also ?? [])].map((title) => [key(title), name])
    )
  );
  const places = new Map<Name, number>();
  const wrong: WrongCell[] = [];
  const row = headerRow(table);
  const refuse = (column: string, problem: Problem): void => {
    wrong.push({ sheet: table.sheet, row, column, problem });
  };

  let isRepeated = false;
  for (const [place, title] of table.header.entries()) {
    const name = nameOf.get(key(title));
    if (name === undefined) {
      if (isUnknown(table, place)) refuse(titleAt(table, place), { code: 'column-unknown' });
    } else if (places.has(name)) {
      isRepeated = true;
      refuse(titleAt(table, place), { code: 'column-repeated' });
    } else places.set(name, place);
  }
  const missing = names.filter((name) => wanted[name].isRequired && !places.has(name));
  for (const name of missing) refuse(name, { code: 'column-missing', title: wanted[name].title });
  return { places, wrong, areUsable: missing.length === 0 && !isRepeated };
}

/** No title of a column is longer; what a file has more than that is not looked at. */
const LONGEST_TITLE = 200;

/** The title of a column as the file writes it. */
export const titleAt = (table: Table, place: number): string =>
  tidy((table.header[place] ?? '').slice(0, LONGEST_TITLE));

const key = (title: string): string =>
  fold(title.slice(0, LONGEST_TITLE))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function isUnknown(table: Table, place: number): boolean {
  const title = key(titleAt(table, place));
  if (title !== '') return ![...PASSED_OVER, ...OUR_OWN].includes(title);
  return table.rows.some(({ cells }) => (cells[place] ?? '').trim() !== '');
}

/** The table does not say where its header stood; it is right above the first row. */
const headerRow = (table: Table): number => Math.max(1, (table.rows[0]?.row ?? 2) - 1);
