/** Whom a number of the participation table counts, or leaves out. */
export const PEOPLE_GROUPS = ['registered', 'took-part', 'absent'] as const;
export type PeopleGroup = (typeof PEOPLE_GROUPS)[number];
