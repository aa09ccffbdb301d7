import type { Instant } from '../domain/core/time.ts';
import type { Goal } from '../domain/reports/goal.ts';
import { shareOfRegistered, type Participation } from '../domain/reports/participation.ts';
import { dateTime, number } from './format.ts';
import { rateText } from './participation.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { denominatorWords } from './report-words.ts';

/** What a coordinator is told of the own unit. */
export type OwnParticipation = {
  unitName: string;
  asOf: Instant;
  total: Participation;
  goal: Goal;
};

/** How the own unit stands and how many people it lacks: on its page and in its digest. */
export function ownParticipationText(own: OwnParticipation): string {
  const share = shareOfRegistered(own.total);
  const standing = m.unit_standing({
    time: dateTime(own.asOf),
    unit: own.unitName,
    part: number(share.part),
    whole: number(share.whole),
    rate: rateText(share)
  });
  return [standing, ...gapSentences(own, share.whole - share.part)].join(' ');
}

/** "Để đạt 50% so với số đăng ký". */
export const toReach = ({ threshold, denominator }: Pick<Goal, 'threshold' | 'denominator'>) =>
  m.unit_gate({ threshold, of: denominatorWords[denominator]() });

function gapSentences({ goal }: OwnParticipation, absent: number): string[] {
  const { missing, threshold, denominator, isGate } = goal;
  if (missing) {
    const of = denominatorWords[denominator]();
    const gap = m.unit_gap({ count: number(missing), threshold, of });
    return isGate ? [gap, m.unit_gap_gate()] : [gap];
  }
  return absent > 0 ? [m.unit_gap_absent({ count: number(absent) })] : [];
}
