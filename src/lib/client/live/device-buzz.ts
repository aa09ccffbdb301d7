import type { WireAnswer, WireRefusal } from '#lib/schema/live-wire.ts';
import type { BuzzerPanel } from './device-panel.ts';
import type { AnswerWindow } from './device-slot.ts';

/** The last press of this device, until a picture shows what came of it. */
export type LocalPress = AnswerWindow & {
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

type Moment = AnswerWindow & { panel: BuzzerPanel; seq: number };

const isOf = (press: LocalPress | null, { epoch, windowId }: Moment): press is LocalPress =>
  press?.epoch === epoch && press.windowId === windowId;

/**
 * May this press be sent? In a race once; before it every press, since only the server knows
 * whether the race has begun by the time it arrives.
 */
export function isPressSent(moment: Moment, last: LocalPress | null, at: number): boolean {
  const { panel } = moment;
  if (panel !== 'live' && panel !== 'early') return false;
  if (!isOf(last, moment)) return true;
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
  moment: Moment,
  last: LocalPress | null,
  isConnected: boolean
): BuzzerState {
  const { panel, seq } = moment;
  const isOpen = panel === 'live' || panel === 'early';
  if (isOpen && !isConnected) return 'disconnected';
  if (!isOpen || !isOf(last, moment) || last.isInRace !== (panel === 'live')) return panel;
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
