import type { Hundredths } from '../core/points.ts';
import type { Aggregate, SpreadGate } from './aggregation.ts';

/** How a panel that lay too far apart came to a mark (B11). */
export type GateOutcome =
  | { kind: 'conferred'; conclusion: string }
  | { kind: 'third-marker'; judgeId: string; mark: Hundredths };

/** What stands between a panel's marks and their lock. */
export type GateState = 'not-reached' | 'conference-needed' | 'third-marker-needed' | 'settled';

/** Must the panel confer, or a third marker decide, before the mark may be locked? */
export function gateState(
  { isGateReached }: Pick<Aggregate, 'isGateReached'>,
  gate: SpreadGate | null,
  outcome: GateOutcome | null
): GateState {
  if (!isGateReached || gate === null) return 'not-reached';
  if (gate.action === 'confer')
    return outcome?.kind === 'conferred' ? 'settled' : 'conference-needed';
  return outcome?.kind === 'third-marker' ? 'settled' : 'third-marker-needed';
}

/** The jury's mark: a third marker's is final ([G15]); after a conference the panel's stands. */
export const juryMark = ({ result }: Pick<Aggregate, 'result'>, outcome: GateOutcome | null) =>
  outcome?.kind === 'third-marker' ? outcome.mark : result;
