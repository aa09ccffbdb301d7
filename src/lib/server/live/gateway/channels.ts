import type { Programme } from '../../../domain/live/programme.ts';
import type { Audience } from '../../../domain/live/views.ts';

/** Phones of the audience are sent to in so many groups, each in a turn of its own. */
const GROUPS = 64;

const SCREENS: Exclude<Audience['kind'], 'team' | 'spectator'>[] = [
  'operator',
  'mc',
  'judge',
  'projector',
  'scoreboard',
  'lower-third'
];

/** Sockets of one audience. They are put there by the server and cannot join by themselves (B-L7). */
export const channelOf = (finalId: string, audience: Audience): string =>
  audience.kind === 'team' ? `${finalId}:team:${audience.teamId}` : `${finalId}:${audience.kind}`;

/** The groups of phones of a final. */
export const spectatorChannels = (finalId: string): string[] =>
  Array.from({ length: GROUPS }, (_, group) => `${finalId}:spectator:${group}`);

/** The channel of the next phone that connects: groups are filled evenly. */
export function makeSpectatorGroups(): (finalId: string) => string {
  let next = 0;
  return (finalId) => `${finalId}:spectator:${next++ % GROUPS}`;
}

/** Everybody but the audience: teams first, whose buttons are waiting. */
export const actingAudiences = ({ teams }: Programme): Audience[] => [
  ...teams.map((team): Audience => ({ kind: 'team', teamId: team.id })),
  ...SCREENS.map((kind): Audience => ({ kind }))
];
