const KEY = 'hoi-thi.read-messages';
const MOST = 200;

/** The messages that were put away in this browser. */
export function readMessages(): Set<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.map(String) : []);
  } catch {
    return new Set();
  }
}

/** Notes that a message was put away. Where nothing can be kept it comes again with the next page. */
export function noteRead(id: string): Set<string> {
  const read = readMessages().add(id);
  try {
    localStorage.setItem(KEY, JSON.stringify([...read].slice(-MOST)));
  } catch {
    return read;
  }
  return read;
}
