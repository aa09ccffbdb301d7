export type { TeamPage } from '#lib/server/entries/team-page.ts';
