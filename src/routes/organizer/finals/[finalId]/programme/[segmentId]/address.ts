import type { Target } from '#lib/domain/live/plan-places.ts';

/**
 * Where the page is after a question was put: at its place, if one was meant; else at the same
 * search, for the next question.
 */
export function afterPut(
  { url, params }: { url: URL; params: { segmentId?: string } },
  { target }: { target: Target }
): string {
  const path = `/${params.segmentId ?? ''}`;
  if (typeof target === 'object') return `${path}#${target.place}`;
  const search = new URLSearchParams();
  for (const name of ['q', 'topic', 'level']) {
    const value = url.searchParams.get(name);
    if (value !== null) search.set(name, value);
  }
  return search.size === 0 ? path : `${path}?${search.toString()}#bank`;
}
