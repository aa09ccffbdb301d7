import * as m from '#lib/text/paraglide/messages.js';

type PageLink = { href: string; name: () => string };

/** A stage of the organizers' work and its pages, the first of which it opens. */
export type PageGroup = { name: () => string; pages: readonly [PageLink, ...PageLink[]] };

/** All pages of the organizers, in the order in which a contest needs them. */
export const GROUPS: readonly PageGroup[] = [
  {
    name: m.reports_nav_preparation,
    pages: [
      { href: '/organizer/import', name: m.reports_nav_import },
      { href: '/organizer/activation', name: m.reports_nav_activation },
      { href: '/organizer/sessions', name: m.reports_nav_sessions },
      { href: '/organizer/contact', name: m.contact_nav },
      { href: '/accounts', name: m.account_staff_nav }
    ]
  },
  {
    name: m.reports_nav_round_one,
    pages: [
      { href: '/organizer', name: m.reports_nav_monitor },
      { href: '/organizer/attempts', name: m.help_nav },
      { href: '/organizer/troubles', name: m.messages_troubles_nav },
      { href: '/organizer/messages', name: m.messages_nav },
      { href: '/organizer/individuals', name: m.reports_nav_individuals },
      { href: '/organizer/units', name: m.reports_nav_units }
    ]
  },
  {
    name: m.reports_nav_round_two,
    pages: [
      { href: '/organizer/entries', name: m.entries_nav },
      { href: '/organizer/finals', name: m.finals_nav },
      { href: '/organizer/judging', name: m.judging_desk_nav }
    ]
  },
  {
    name: m.reports_nav_reports,
    pages: [
      { href: '/organizer/reports', name: m.figures_centre_title },
      { href: '/organizer/participation', name: m.reports_nav_participation },
      { href: '/organizer/reports/documents', name: m.documents_nav },
      { href: '/organizer/reports/digest', name: m.digest_nav }
    ]
  }
];

/**
 * The group and the page that an address belongs to: the nearest page above it. Below the first
 * page itself lie all others.
 */
export function placeOf(path: string): { group: PageGroup; href: string } | null {
  const places = GROUPS.flatMap((group) => group.pages.map(({ href }) => ({ group, href })));
  const above = places.filter(
    ({ href }) => path === href || (href !== '/organizer' && path.startsWith(`${href}/`))
  );
  return [...above].sort((left, right) => right.href.length - left.href.length)[0] ?? null;
}
