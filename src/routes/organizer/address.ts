/** The address of the same page with other settings; null takes one out. */
export function addressWith(url: URL, changes: Record<string, string | null>): string {
  const settings = new URLSearchParams(url.searchParams);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') settings.delete(name);
    else settings.set(name, value);
  }
  const query = settings.toString();
  return query === '' ? url.pathname : `${url.pathname}?${query}`;
}
