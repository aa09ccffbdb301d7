/** A stretch of a file, both ends included. */
export type Stretch = { start: number; end: number };

/**
 * What a request for a part asks for (RFC 9110, 14.2): one stretch, the whole where nothing sound or
 * more than one is asked for, or `unsatisfiable` behind the end.
 */
export function rangeOf(header: string | null, size: number): Stretch | 'whole' | 'unsatisfiable' {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return 'whole';
  if (first === '') {
    const count = Number(last);
    return count === 0 || size === 0
      ? 'unsatisfiable'
      : { start: Math.max(0, size - count), end: size - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return 'whole';
  if (start >= size) return 'unsatisfiable';
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}
