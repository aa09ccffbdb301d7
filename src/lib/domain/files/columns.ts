import { fold, tidy } from '../core/vietnamese.ts';
import type { Problem, Table, WrongCell } from './table.ts';

/** A column of a file: its English name and the titles people type, the first one being official. */
export type Column = {
  title: string;
  also?: readonly string[];
  /** Titles that are not read, and whose data probably belong here. */
  near?: readonly string[];
  isRequired: boolean;
};

export type Columns<Name extends string> = {
  /** Place of each column that the file has. */
  places: ReadonlyMap<Name, number>;
  /** The title of each column as this file or, where it lacks it, our form has it. */
  titleOf: (name: Name) => string;
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

  let isBroken = false;
  for (const [place, title] of table.header.entries()) {
    const name = nameOf.get(key(title));
    if (name === undefined) {
      const problem = unknownColumn(table, place, wanted);
      if (problem) refuse(titleAt(table, place) || `(${letterOf(place)})`, problem);
      isBroken ||= problem !== null && problem.code !== 'column-unknown';
    } else if (places.has(name)) {
      isBroken = true;
      refuse(titleAt(table, place), { code: 'column-repeated' });
    } else places.set(name, place);
  }
  const missing = names.filter((name) => wanted[name].isRequired && !places.has(name));
  for (const name of missing)
    refuse(wanted[name].title, { code: 'column-missing', title: wanted[name].title });
  const titleOf = (name: Name): string => {
    const place = places.get(name);
    return place === undefined ? wanted[name].title : titleAt(table, place);
  };
  return { places, titleOf, wrong, areUsable: missing.length === 0 && !isBroken };
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

/** Parts of a name that stand in columns of their own. */
const NAME_PARTS = [
  'ho',
  'ten',
  'ho dem',
  'ho lot',
  'ho va dem',
  'ho va ten dem',
  'ho ten dem',
  'ten dem',
  'dem'
];

/**
 * A column without a title stands under the merged title of its neighbour, and a name may be in two:
 * then no row is read, because something of each would be lost.
 */
function unknownColumn(
  table: Table,
  place: number,
  wanted: Readonly<Record<string, Column>>
): Problem | null {
  const title = key(titleAt(table, place));
  if ([...PASSED_OVER, ...OUR_OWN].includes(title)) return null;
  const isEmpty = table.rows.every(({ cells }) => (cells[place] ?? '').trim() === '');
  if (title === '') {
    if (isEmpty) return null;
    const titled = table.header.slice(0, place).findLast((one) => one.trim() !== '') ?? '';
    return { code: 'column-untitled', letter: letterOf(place), beside: tidy(titled.slice(0, 60)) };
  }
  if ('full_name' in wanted && NAME_PARTS.includes(title)) return { code: 'column-name-split' };
  const accepted = Object.values(wanted).map((column) => column.title);
  return {
    code: 'column-unknown',
    nearest: nearestTitle(title, wanted),
    accepted: accepted.join(', ')
  };
}

/** The column that an unknown title probably means: by what we know, else by the words they share. */
function nearestTitle(title: string, wanted: Readonly<Record<string, Column>>): string | null {
  const columns = Object.values(wanted);
  const known = columns.find(({ near }) => near?.some((one) => key(one) === title));
  if (known) return known.title;
  const shared = columns.flatMap((column) =>
    [column.title, ...(column.also ?? [])].map((one) => {
      return { title: column.title, share: shareOf(title.split(' '), key(one).split(' ')) };
    })
  );
  const [best] = shared.sort((left, right) => right.share - left.share);
  return best && best.share >= 0.5 ? best.title : null;
}

/** What part of the longer of two titles the words are that stand in both. */
const shareOf = (left: readonly string[], right: readonly string[]): number =>
  left.filter((word) => right.includes(word)).length / Math.max(left.length, right.length);

/** A column as Excel names it: 0 is A, 26 is AA. */
export const letterOf = (place: number): string =>
  place < 26
    ? String.fromCharCode(65 + place)
    : letterOf(Math.floor(place / 26) - 1) + letterOf(place % 26);

/** The table does not say where its header stood; it is right above the first row. */
const headerRow = (table: Table): number => Math.max(1, (table.rows[0]?.row ?? 2) - 1);
