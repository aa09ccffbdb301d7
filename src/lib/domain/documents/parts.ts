/** The pages of the organizer that show figures. */
export const SOURCE_PAGES = [
  'contest',
  'sessions',
  'participation',
  'individuals',
  'units',
  'quality',
  'progress',
  'structure',
  'final',
  'entries',
  'judging',
  'sheets'
] as const;

/** Where a figure is from; `id` where the page is about one thing of several. */
export type Source = { page: (typeof SOURCE_PAGES)[number]; id?: string | undefined };

/** A figure that a report says. `key` is the same in every document made from the same contest. */
export type Figure = { key: string; text: string; source: Source };

/** Plain words, or a figure. */
export type Part = string | Figure;

export const figure = (key: string, text: string, source: Source): Figure => ({
  key,
  text,
  source
});

export const isFigure = (part: Part): part is Figure => typeof part !== 'string';

/** What is read. */
export const textOf = (parts: readonly Part[]): string =>
  parts.map((part) => (isFigure(part) ? part.text : part)).join('');

/** Joins sentences with blanks. */
export const sentences = (all: readonly (readonly Part[])[]): Part[] =>
  all.flatMap((parts, at) => (at === 0 ? parts : [' ', ...parts]));
