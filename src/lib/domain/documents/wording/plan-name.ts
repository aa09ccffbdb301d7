import type { ContestPlan } from '../../contest/rules.ts';
import { vietnamMidnight } from '../../core/time.ts';
import { day } from '../house-style.ts';

/** "Kế hoạch số 1610/KH-SNV ngày 19/7/2021 của Sở Nội vụ". */
export const planName = ({ number, day: date, leadUnit }: ContestPlan): string =>
  `Kế hoạch số ${number} ngày ${day(vietnamMidnight(date))} của ${leadUnit}`;
