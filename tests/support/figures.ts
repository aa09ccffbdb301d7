/**
 * Every number in a view, also those written as text: what a secret mark is looked for in. Keys that
 * are made by chance hold any digits, so that a look at the whole text finds a mark where none is.
 */
export function figuresIn(view: unknown): number[] {
  if (typeof view === 'number') return [view];
  if (typeof view === 'string') return /^-?[\d.,]+$/.test(view) ? [Number(view)] : [];
  if (typeof view !== 'object' || view === null) return [];
  return Object.values(view).flatMap(figuresIn);
}
