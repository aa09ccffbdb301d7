import type { RaceRules } from '#lib/domain/live/programme.ts';
import type { DeviceStatus, ScreenKind } from '#lib/schema/live-wire.ts';

/** How far the line to a device can be trusted, from what is worst about it. */
export type LineGrade = 'away' | 'polling' | 'measuring' | 'late' | 'unsteady' | 'slow' | 'good';

/** One echo may be lost on any line; more are a bad line, or one that somebody holds back. */
const LATE_AT_MOST = 1;
/** More spread than this moves the order of presses that people can tell apart. */
const JITTER_AT_MOST_MS = 30;

/** The line of one team, by the rules that its presses are put in order by. */
export function gradeOf(
  status: DeviceStatus | undefined,
  { latencyBoundMs }: RaceRules
): LineGrade {
  if (!status || status.connected === 0) return 'away';
  const { transport, latencyMs, jitterMs, late } = status;
  if (transport === 'polling') return 'polling';
  if (late > LATE_AT_MOST) return 'late';
  if (latencyMs === null || jitterMs === null) return 'measuring';
  if (latencyMs > latencyBoundMs) return 'slow';
  return jitterMs > JITTER_AT_MOST_MS ? 'unsteady' : 'good';
}

/** The device of a team; none before the first word of the server. */
export const deviceOfTeam = (
  devices: readonly DeviceStatus[],
  teamId: string
): DeviceStatus | undefined =>
  devices.find((device) => device.screen === 'team' && device.teamId === teamId);

/** How many screens of each other kind are connected, in the order of the wire. */
export const otherScreens = (
  devices: readonly DeviceStatus[]
): { screen: Exclude<ScreenKind, 'team'>; connected: number }[] =>
  devices.flatMap(({ screen, connected }) => (screen === 'team' ? [] : [{ screen, connected }]));
