/** Besides officials, who need no role. `host` runs the show at the console, `mc` speaks on stage. */
export const ROLES = [
  'administrator',
  'organizer',
  'unit_coordinator',
  'host',
  'mc',
  'judge',
  'head_judge',
  'secretary'
] as const;
export type Role = (typeof ROLES)[number];

/** Where a granted role holds: everywhere, in one contest, or in one unit and all below it. */
export type Scope =
  | { kind: 'installation' }
  | { kind: 'contest'; contestId: string }
  | { kind: 'unit'; unitId: string };

export type Grant = { role: Role; scope: Scope };

/** Who asks. Nobody signed in is `null`. An official has a person; other accounts need not. */
export type Actor = {
  accountId: string;
  displayName: string;
  personId: string | null;
  grants: readonly Grant[];
  /** Where the request came from that this somebody makes, if it is one. */
  address?: string;
};

/** Somebody who has the organizer's pages. */
export const isOrganizer = (actor: Actor): boolean =>
  actor.grants.some((grant) => grant.role === 'organizer');

/** Somebody who looks after the installation. */
export const isAdministrator = (actor: Actor): boolean =>
  actor.grants.some((grant) => grant.role === 'administrator');

/** Somebody who decides on requests of organizers without having their pages. */
export const isOnlyAdministrator = (actor: Actor): boolean =>
  !isOrganizer(actor) && isAdministrator(actor);

/** Somebody who has score sheets. */
export const isJudge = (actor: Actor): boolean =>
  actor.grants.some((grant) => grant.role === 'judge' || grant.role === 'head_judge');

/** Somebody who leads or assists a jury. */
export const leadsJury = (actor: Actor): boolean =>
  actor.grants.some((grant) => grant.role === 'head_judge' || grant.role === 'secretary');

/** The units that somebody is the coordinator of; no coordinator has none. */
export const coordinatedUnits = (actor: Actor): string[] =>
  actor.grants.flatMap(({ role, scope }) =>
    role === 'unit_coordinator' && scope.kind === 'unit' ? [scope.unitId] : []
  );
