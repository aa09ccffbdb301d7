import { PLACES, type Place } from '../domain/quiz/places.ts';

/** What a key means on the paper. */
export type Intent =
  { kind: 'choose'; place: Place } | { kind: 'next' } | { kind: 'previous' } | null;

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** 1 to 8 and A to H choose, N and Page Down go on, P and Page Up go back. */
export function intentOf({ key, ctrlKey, altKey, metaKey }: Key): Intent {
  if (ctrlKey || altKey || metaKey) return null;
  const sign = key.toUpperCase();
  if (sign === 'N' || sign === 'PAGEDOWN') return { kind: 'next' };
  if (sign === 'P' || sign === 'PAGEUP') return { kind: 'previous' };
  const place = PLACES.find((one, index) => sign === one || sign === String(index + 1));
  return place ? { kind: 'choose', place } : null;
}
