/** What a list that comes in as a file is about. */
export const LIST_KINDS = ['units', 'officials'] as const;
export type ListKind = (typeof LIST_KINDS)[number];
