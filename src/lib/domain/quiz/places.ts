/**
 * Contestants see and send the places of options, never the ids of the bank: an author who always
 * writes the key first must not give it away (RELIABILITY B-L2). Place A is the first shown.
 */
export type Place = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H';

export const PLACES: readonly Place[] = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];

/**
 * Option ids at these places of a paper's option order; null if a place repeats or shows nothing.
 */
export function optionIdsAt(
  optionOrder: readonly string[],
  places: readonly Place[]
): string[] | null {
  if (new Set(places).size !== places.length) return null;
  const ids = places.map((place) => optionOrder[PLACES.indexOf(place)]);
  return ids.every((id) => id !== undefined) ? ids : null;
}

/** Places at which a paper's option order shows these option ids. */
export function placesOf(optionOrder: readonly string[], optionIds: readonly string[]): Place[] {
  return PLACES.filter((_, index) => {
    const id = optionOrder[index];
    return id !== undefined && optionIds.includes(id);
  });
}
