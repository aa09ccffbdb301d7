import type { WireAnswer, WireRefusal } from '#lib/schema/live-wire.ts';
import type { BuzzerPanel } from './device-panel.ts';

/** The last press of this device, until a picture shows what came of it. */
export type LocalPress = {
  windowId: number;
  /** Pressed while the picture said that the race is on. */
  isInRace: boolean;
  /** Milliseconds of the device's own clock, for double taps only. */
  pressedAt: number;
  said: 'nothing-yet' | 'unheard' | { seq: number } | { refusal: WireRefusal };
};

/** What the button looks like. */
export type BuzzerState =
  BuzzerPanel | 'sending' | 'too-early' | 'unheard' | 'refused' | 'disconnected';

/** A finger that bounces is one press. */
const BOUNCE_MS = 100;

type Moment = { panel: BuzzerPanel; windowId: number; seq: number };

/**
 * May this press be sent? In a race once; before it every press, since only the server knows
 * whether the race has begun by the time it arrives.
 */
export function isPressSent(
  { panel, windowId }: Moment,
  last: LocalPress | null,
  at: number
): boolean {
  if (panel !== 'live' && panel !== 'early') return false;
  if (last?.windowId !== windowId) return true;
  if (at - last.pressedAt < BOUNCE_MS) return false;
  if (panel === 'early') return true;
  return !last.isInRace || last.said === 'unheard' || isRefused(last);
}

const isRefused = ({ said }: LocalPress): boolean => typeof said === 'object' && 'refusal' in said;

/** The press with the server's word; null: without a connection, or none came in time. */
export const pressHeard = (press: LocalPress, said: WireAnswer | null): LocalPress => ({
  ...press,
  said: said === null ? 'unheard' : said.ok ? { seq: said.seq } : { refusal: said.refusal }
});

/** What the button shows: the picture, and the last press as long as it knows more. */
export function buzzerState(
  { panel, windowId, seq }: Moment,
  last: LocalPress | null,
  isConnected: boolean
): BuzzerState {
  const isOpen = panel === 'live' || panel === 'early';
  if (isOpen && !isConnected) return 'disconnected';
  if (!isOpen || last?.windowId !== windowId || last.isInRace !== (panel === 'live')) return panel;
  const { said } = last;
  if (said === 'nothing-yet') return 'sending';
  if (said === 'unheard') return 'unheard';
  if ('seq' in said) return seq < said.seq ? 'pressed' : panel;
  if (said.refusal === 'too-early') return 'too-early';
  return said.refusal === 'already-pressed' ? 'pressed' : 'refused';
}

/** Keys that press: the keyboard's large ones, which buzzers on a USB cable type, too. */
export const isBuzzerKey = ({
  code,
  repeat,
  ctrlKey,
  altKey,
  metaKey
}: Pick<KeyboardEvent, 'code' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey'>): boolean =>
  !repeat && !ctrlKey && !altKey && !metaKey && ['Space', 'Enter', 'NumpadEnter'].includes(code);
