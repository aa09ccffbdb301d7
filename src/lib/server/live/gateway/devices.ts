import type { Programme } from '../../../domain/live/programme.ts';
import { SCREEN_KINDS, type DeviceStatus } from '../../../schema/live-wire.ts';
import { channelOf, spectatorChannels } from './channels.ts';
import type { Line } from './lines.ts';
import { transportOf, type LiveServer, type LiveSocket } from './socket.ts';

/** Tells operators how devices are connected, whenever that has changed. */
export function deviceStatuses(io: LiveServer, lineOf: (socket: LiveSocket) => Line | null) {
  const sent = new Map<string, string>();

  function socketsIn(channel: string): LiveSocket[] {
    const ids = io.sockets.adapter.rooms.get(channel) ?? [];
    return [...ids].flatMap((id) => io.sockets.sockets.get(id) ?? []);
  }

  /** Every kind of screen and every team, those included that are not connected. */
  function statusesOf({ finalId, teams }: Programme): DeviceStatus[] {
    const screens = SCREEN_KINDS.flatMap((screen): DeviceStatus[] => {
      if (screen === 'team') return [];
      if (screen === 'spectator') return [spectators(finalId)];
      return [
        { ...statusOf(socketsIn(channelOf(finalId, { kind: screen }))), screen, teamId: null }
      ];
    });
    const devices = teams.map(({ id }): DeviceStatus => {
      const sockets = socketsIn(channelOf(finalId, { kind: 'team', teamId: id }));
      return { ...statusOf(sockets), screen: 'team', teamId: id };
    });
    return [...screens, ...devices];
  }

  /** There are too many of them to look at each. */
  function spectators(finalId: string): DeviceStatus {
    const sizes = spectatorChannels(finalId).map(
      (channel) => io.sockets.adapter.rooms.get(channel)?.size ?? 0
    );
    const connected = sizes.reduce((sum, size) => sum + size, 0);
    return { ...statusOf([]), screen: 'spectator', teamId: null, connected };
  }

  /** Of several windows of one device, the slowest and worst connected: it would lose by that. */
  function statusOf(sockets: LiveSocket[]): Omit<DeviceStatus, 'screen' | 'teamId'> {
    const transports = sockets.map(transportOf);
    const lines = sockets.flatMap((socket) => lineOf(socket) ?? []);
    const measured = lines.flatMap((line) => line.measured() ?? []);
    const slowest = measured.toSorted((left, right) => right.latencyMs - left.latencyMs)[0];
    return {
      connected: sockets.length,
      transport: transports.includes('polling') ? 'polling' : (transports[0] ?? null),
      latencyMs: slowest?.latencyMs ?? null,
      jitterMs: slowest?.jitterMs ?? null,
      late: lines.reduce((sum, line) => sum + line.late(), 0)
    };
  }

  return {
    /** Tells the operators of this final, unless they know it already. */
    tell: (programme: Programme): void => {
      const { finalId } = programme;
      const channel = channelOf(finalId, { kind: 'operator' });
      if (!io.sockets.adapter.rooms.has(channel)) {
        sent.delete(finalId);
        return;
      }
      const statuses = statusesOf(programme);
      const text = JSON.stringify(statuses);
      if (sent.get(finalId) === text) return;
      sent.set(finalId, text);
      io.to(channel).emit('live:devices', statuses);
    },
    /** Tells one operator who has just come. */
    tellOne: (socket: LiveSocket, programme: Programme): void => {
      socket.emit('live:devices', statusesOf(programme));
    }
  };
}
