import type { Hundredths } from '../domain/core/points.ts';
import type { SpreadGate } from '../domain/judging/aggregation.ts';
import type { GateState } from '../domain/judging/gate.ts';
import type { Obstacle } from '../domain/judging/obstacles.ts';
import type { SheetHistory } from '../domain/judging/views.ts';
import { dateTime, marks } from './format.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** What stands in the way of a lock: "Trần Thị Bình chưa nộp phiếu", "chênh 3,5 điểm, cần hội ý". */
export function obstacleSentence(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'sheet-missing':
      return obstacle.isHeads
        ? m.judging_lead_obstacle_own_sheet()
        : m.judging_lead_obstacle_sheet({ name: obstacle.judgeName });
    case 'paper-waiting':
      return m.judging_lead_obstacle_paper({ name: obstacle.judgeName });
    case 'nobody-marked':
      return m.judging_refusal_nobody_marked();
    case 'conference-needed':
      return m.judging_lead_obstacle_conference({ spread: marks(obstacle.spread) });
    case 'third-marker-needed':
      return m.judging_lead_obstacle_third({ spread: marks(obstacle.spread) });
    case 'third-marker-waiting':
      return m.judging_lead_obstacle_third_waiting({ name: obstacle.judgeName });
  }
}

/** The same in few lines: all missing sheets in one, "Chưa nộp phiếu: bạn, Trần Thị Bình". */
export function obstacleLines(obstacles: readonly Obstacle[]): string[] {
  const names = obstacles.flatMap((one) =>
    one.kind === 'sheet-missing'
      ? [one.isHeads ? m.judging_lead_obstacle_you() : one.judgeName]
      : []
  );
  const others = obstacles.filter(({ kind }) => kind !== 'sheet-missing').map(obstacleSentence);
  return names.length > 0
    ? [m.judging_lead_obstacle_sheets({ names: names.join(', ') }), ...others]
    : others;
}

const EVENTS: Readonly<
  Record<SheetHistory['events'][number]['kind'], (facts: { name: string; time: string }) => string>
> = {
  submitted: m.judging_lead_event_submitted,
  reopened: m.judging_lead_event_reopened,
  'paper-confirmed': m.judging_lead_event_paper
};

/** One thing that became of a sheet, with who did it and when. */
export const eventSentence = ({ kind, byName, at }: SheetHistory['events'][number]): string =>
  EVENTS[kind]({ name: byName, time: dateTime(at) });

/** A mark that was changed after the first hand-in. */
export const changeSentence = (
  { mark, byName, at }: NonNullable<SheetHistory['changes']>[number],
  criterion: string
): string =>
  mark === null
    ? m.judging_lead_change_taken({ criterion, name: byName, time: dateTime(at) })
    : m.judging_lead_change({ criterion, mark: marks(mark), name: byName, time: dateTime(at) });

/** How far the panel lies apart, against its gate: "chênh 3,5 điểm, cần hội ý (ngưỡng 3 điểm)". */
export function spreadSentence(
  spread: Hundredths,
  rule: SpreadGate | null,
  gate: GateState
): string {
  const facts = { spread: marks(spread), gate: marks(rule?.atLeast ?? 0) };
  if (rule === null) return m.judging_lead_spread_plain(facts);
  return SPREADS[gate](facts);
}

const SPREADS: Readonly<Record<GateState, (facts: { spread: string; gate: string }) => string>> = {
  'not-reached': m.judging_lead_spread_within,
  'conference-needed': m.judging_lead_spread_confer,
  'third-marker-needed': m.judging_lead_spread_third,
  settled: m.judging_lead_spread_settled
};
