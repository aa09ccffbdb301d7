type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** What a key means at a film: play or stop, or so many seconds on. */
export type FilmIntent = { kind: 'toggle' } | { kind: 'skip'; seconds: number } | null;

const SKIP_SECONDS = 10;

/** K plays and stops, J goes back, L goes on: the keys of players that people know. */
export function filmIntentOf({ key, ctrlKey, altKey, metaKey }: Key): FilmIntent {
  if (ctrlKey || altKey || metaKey) return null;
  switch (key.toUpperCase()) {
    case 'K':
      return { kind: 'toggle' };
    case 'J':
      return { kind: 'skip', seconds: -SKIP_SECONDS };
    case 'L':
      return { kind: 'skip', seconds: SKIP_SECONDS };
    default:
      return null;
  }
}
