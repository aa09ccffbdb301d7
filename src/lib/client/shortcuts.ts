import { PLACES, type Place } from '../domain/quiz/places.ts';

/** What a key means on the paper. */
export type Intent =
  { kind: 'choose'; place: Place } | { kind: 'next' | 'previous' | 'flag' } | null;

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/**
 * 1 to 8 and A to H choose, N goes on, P goes back, M marks. Page Down and Page Up stay what they
 * are everywhere: who scrolls a long question must not lose it.
 */
export function intentOf({ key, ctrlKey, altKey, metaKey }: Key): Intent {
  if (ctrlKey || altKey || metaKey) return null;
  const sign = key.toUpperCase();
  if (sign === 'N') return { kind: 'next' };
  if (sign === 'P') return { kind: 'previous' };
  if (sign === 'M') return { kind: 'flag' };
  const place = PLACES.find((one, index) => sign === one || sign === String(index + 1));
  return place ? { kind: 'choose', place } : null;
}
