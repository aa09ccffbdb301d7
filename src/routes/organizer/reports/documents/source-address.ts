import type { Source } from '#lib/domain/documents/parts.ts';

const PAGES: Readonly<Record<Source['page'], string>> = {
  contest: '/organizer/reports/documents/plan',
  sessions: '/organizer/sessions',
  participation: '/organizer/participation',
  individuals: '/organizer/individuals',
  units: '/organizer/units',
  quality: '/organizer/reports/quality',
  progress: '/organizer/reports/progress',
  structure: '/organizer/reports/structure',
  final: '/organizer/finals',
  entries: '/organizer/entries',
  judging: '/organizer/judging',
  sheets: '/organizer/judging'
};

/** Where the page about one thing lies below the one it is listed on. */
const BELOW: Partial<Record<Source['page'], string>> = {
  final: '/record',
  sheets: '/sheets/filled'
};

/** The page that shows a figure. */
export function sourceAddress({ page, id }: Source): string {
  if (id === undefined) return PAGES[page];
  return `${PAGES[page]}/${id}${BELOW[page] ?? ''}`;
}
