import type { OperatorView } from '../../domain/live/view/host.ts';
import type { SpectatorView } from '../../domain/live/view/screens.ts';
import type { TeamView } from '../../domain/live/view/team.ts';
import type { View } from '../../domain/live/views.ts';
import type { ScreenKind } from '../../schema/live-wire.ts';
import type { Passes } from './passes.ts';
import { connectScreen, type Screen } from './screen.ts';

/** All screens of a simulated final, connected. */
export type Hall = {
  operator: Screen<OperatorView>;
  teams: Screen<TeamView>[];
  /** Judges, and the screens that the hall and the broadcast see. */
  others: Screen<View>[];
  spectators: Screen<SpectatorView>[];
};

/** Connections of phones are opened so many at a time. */
const TOGETHER = 50;

const PUBLIC: ScreenKind[] = ['projector', 'scoreboard', 'lower-third'];

export const allScreens = ({ operator, teams, others, spectators }: Hall): Screen<View>[] => [
  operator,
  ...teams,
  ...others,
  ...spectators
];

/** Opens the screens of everybody who has a pass, and those that need none. */
export async function openHall(url: string, finalId: string, passes: Passes): Promise<Hall> {
  const open = <Shown extends View>(kind: ScreenKind, cookie: string) =>
    connectScreen<Shown>(url, finalId, kind, cookie);
  const operator = await open<OperatorView>('operator', passes.operator);
  const teams = await Promise.all(passes.teams.map((cookie) => open<TeamView>('team', cookie)));
  const others = await Promise.all([
    ...passes.judges.map((cookie) => open<View>('judge', cookie)),
    ...PUBLIC.map((kind) => open<View>(kind, ''))
  ]);
  const spectators: Screen<SpectatorView>[] = [];
  while (spectators.length < passes.spectators.length) {
    const next = passes.spectators.slice(spectators.length, spectators.length + TOGETHER);
    spectators.push(
      ...(await Promise.all(next.map((cookie) => open<SpectatorView>('spectator', cookie))))
    );
  }
  return { operator, teams, others, spectators };
}
