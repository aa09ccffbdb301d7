import type { Calibration } from '#lib/schema/live-wire.ts';
import type { BuzzerState } from './device-buzz.ts';

/** What the button of the calibration round shows; `milliseconds`: this device's own result. */
export type CalibrationPanel = {
  state: Extract<BuzzerState, 'live' | 'sending' | 'pressed' | 'unheard' | 'disconnected'>;
  milliseconds: number | null;
};

/** @param last this device's own press of a round */
export function calibrationState(
  { round, presses }: Pick<Calibration, 'round' | 'presses'>,
  teamId: string,
  last: { round: number; said: 'nothing-yet' | 'unheard' | 'kept' } | null,
  isConnected: boolean
): CalibrationPanel {
  const own = presses.find((press) => press.teamId === teamId);
  if (own) return { state: 'pressed', milliseconds: own.correctedMs };
  if (!isConnected) return { state: 'disconnected', milliseconds: null };
  if (last?.round !== round) return { state: 'live', milliseconds: null };
  const states = { 'nothing-yet': 'sending', unheard: 'unheard', kept: 'pressed' } as const;
  return { state: states[last.said], milliseconds: null };
}
