import type { Instant } from '../../../domain/core/time.ts';
import { correctedAt } from '../../../domain/live/latency.ts';
import { segmentPhase } from '../../../domain/live/stage.ts';
import type { Calibration, CalibrationPress, WireRefusal } from '../../../schema/live-wire.ts';
import type { Room } from '../room.ts';
import { channelOf } from './channels.ts';
import type { LiveServer, LiveSocket } from './socket.ts';

/** A round that nobody ends is over after this. */
const ROUND_MS = 2 * 60 * 1000;

/**
 * Rounds in which teams try their buttons (idea 5). Nothing of them is on record; they are open only
 * while nothing is asked on stage.
 */
export function calibrations(io: LiveServer) {
  const rounds = new Map<string, Calibration>();

  function tell(room: Room): void {
    const { finalId, programme } = room;
    const round = rounds.get(finalId) ?? null;
    io.to(channelOf(finalId, { kind: 'operator' })).emit('live:calibration', round);
    for (const { id } of programme.teams) {
      const channel = channelOf(finalId, { kind: 'team', teamId: id });
      io.to(channel).emit('live:calibration', round && ownPress(round, id));
    }
  }

  let lastRound = 0;
  return {
    /** Begins a new round for all teams. */
    begin: (room: Room, at: Instant): WireRefusal | null => {
      if (isBusy(room)) return 'not-now';
      lastRound += 1;
      rounds.set(room.finalId, { round: lastRound, openedAt: at, presses: [] });
      tell(room);
      return null;
    },
    /** Takes the first press of a team, with its time on arrival and the latency of its line. */
    press: (
      room: Room,
      press: { teamId: string; round: number; at: Instant; latencyMs: number }
    ): WireRefusal | null => {
      const { teamId, at, latencyMs } = press;
      const open = rounds.get(room.finalId);
      if (!open || isBusy(room)) return 'not-now';
      if (open.round !== press.round) return 'wrong-window';
      if (open.presses.some((other) => other.teamId === teamId)) return 'already-pressed';
      const corrected = correctedAt({ at, latencyMs }, room.programme.race);
      const taken: CalibrationPress = {
        teamId,
        rawMs: at - open.openedAt,
        correctedMs: corrected - open.openedAt
      };
      rounds.set(room.finalId, { ...open, presses: [...open.presses, taken] });
      tell(room);
      return null;
    },
    /** What a screen that connects must know of it. */
    tellOne: (socket: LiveSocket): void => {
      const { finalId, audience } = socket.data.holder;
      const round = rounds.get(finalId) ?? null;
      if (audience.kind === 'operator') socket.emit('live:calibration', round);
      if (audience.kind === 'team') {
        socket.emit('live:calibration', round && ownPress(round, audience.teamId));
      }
    },
    /** Ends a round that has lasted long enough, or that the show has overtaken. */
    endWhenOver: (room: Room, now: Instant): void => {
      const round = rounds.get(room.finalId);
      if (!round || (!isBusy(room) && now < round.openedAt + ROUND_MS)) return;
      rounds.delete(room.finalId);
      tell(room);
    }
  };
}

/** Something is asked, performed or marked on stage. */
function isBusy(room: Room): boolean {
  const run = segmentPhase(room.state().show)?.run;
  return run !== undefined && run.step !== 'idle';
}

const ownPress = (round: Calibration, teamId: string): Calibration => ({
  ...round,
  presses: round.presses.filter((press) => press.teamId === teamId)
});
