import { z } from 'zod';
import type { Instant } from '../domain/core/time.ts';
import type { LiveRefusal } from '../domain/live/refusal.ts';
import type { View } from '../domain/live/views.ts';
import type { LiveIntentName, LivePayload } from './live.ts';
import { id, shaped, token } from './text.ts';

/** The screens of a final, one route each. */
export const SCREEN_KINDS = [
  'operator',
  'mc',
  'judge',
  'team',
  'projector',
  'scoreboard',
  'lower-third',
  'spectator'
] as const;
export type ScreenKind = (typeof SCREEN_KINDS)[number];

/**
 * What a screen says when it connects: which final it shows, what it is, and which picture it has
 * already. Who holds it is in its cookies, never here.
 */
export const handshake = z.strictObject({
  finalId: id,
  screen: z.enum(SCREEN_KINDS),
  has: z
    .strictObject({ epoch: token(60, 0), seq: z.number().int().min(0).max(1_000_000) })
    .nullable()
});
export type Handshake = z.infer<typeof handshake>;

/** Why a message got no event: by the rules of the show, or before they were asked. */
export type WireRefusal = LiveRefusal | 'bad-message' | 'too-fast' | 'unavailable';

/** What a message is answered. `unavailable`: it is unknown whether it counts; send it again. */
export type WireAnswer = { ok: true; seq: number } | { ok: false; refusal: WireRefusal };

/**
 * One whole picture. The newest wins; another `epoch` (a rehearsal) begins anew. A screen says of a
 * rehearsal that it is one.
 */
export type Picture = {
  epoch: string;
  isRehearsal: boolean;
  seq: number;
  now: Instant;
  view: View;
};

/** How one device is connected, for the operator's console. */
export type DeviceStatus = {
  screen: ScreenKind;
  teamId: string | null;
  /** Devices of this kind (and team) that are connected now. */
  connected: number;
  transport: 'websocket' | 'polling' | null;
  /** Measured one way, in milliseconds; null before the first measurement. */
  latencyMs: number | null;
  /** Spread of the newest measurements in milliseconds: a steady line is near 0. */
  jitterMs: number | null;
  /**
   * How many of the newest measurements came back too late or never. An honest line has next to
   * none; a device that holds its echoes back to look slower has many, or much jitter.
   */
  late: number;
};

/** A phone in the audience that was right, by the code that it shows. */
export type QuickSpectator = { code: string; afterMs: number };

/** How far the jury is, for the operator. No mark is in it. */
export type JuryProgress = {
  /** Null where the jury has no sheets for the team on stage. */
  stage: JurySheets | null;
  /** Of the teams whose marks are taken later: how many there are, and how many are locked. */
  awaited: { teams: number; locked: number };
};

/** How far the jury is with the sheets of the team on stage. */
export type JurySheets = {
  segmentId: string;
  teamId: string;
  /** Sheets that are wanted, and those of them that are handed in. */
  expected: number;
  submitted: number;
  isLocked: boolean;
};

/** A press of the calibration round, since its opening. Nothing of it is on record. */
export type CalibrationPress = { teamId: string; rawMs: number; correctedMs: number };
/** `presses` in the order of arrival. A team's device is shown its own press only. */
export type Calibration = { round: number; openedAt: Instant; presses: CalibrationPress[] };

type Answered<Payload> = (payload: Payload, answer: (answer: WireAnswer) => void) => void;

/** Messages of devices, by wire name. All are parsed before they mean anything. */
export type ClientMessages = { [Name in LiveIntentName]: Answered<LivePayload<Name>> } & {
  'host:calibrate': Answered<{ id: string }>;
  'team:calibration-press': Answered<{ id: string; round: number }>;
};

/** Messages of the server. */
export type ServerMessages = {
  'live:picture': (picture: Picture) => void;
  /** The picture that the device has is the newest: only the time is new. */
  'live:current': (current: Omit<Picture, 'view'>) => void;
  /** There is nothing to show any more, or nothing that this screen has a part in. */
  'live:nothing': () => void;
  'live:devices': (devices: DeviceStatus[]) => void;
  'live:calibration': (calibration: Calibration | null) => void;
};

/** Messages besides the intents of the show. */
export const calibrationMessages = {
  'host:calibrate': z.strictObject({ id: shaped(/^[0-9a-f]{32}$/) }),
  'team:calibration-press': z.strictObject({
    id: shaped(/^[0-9a-f]{32}$/),
    round: z.number().int().min(1).max(1_000_000)
  })
} as const;
