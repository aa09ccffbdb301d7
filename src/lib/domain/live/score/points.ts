import type { Hundredths } from '../../core/points.ts';
import type { AwardCause } from '../state.ts';

/** Points for one team as a scoring rule gives them, before the floor. */
export type RulePoints = { teamId: string; cause: AwardCause; points: Hundredths };

/** A part of a value in whole hundredths of a point, halves rounded up. */
export const share = (value: Hundredths, percent: number): Hundredths =>
  Math.round((value * percent) / 100);
