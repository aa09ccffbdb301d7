import type { Hundredths } from '../domain/core/points.ts';
import type { LeftOut, Method } from '../domain/judging/aggregation.ts';
import type { AdjustmentKind, FinalMark } from '../domain/judging/final-mark.ts';
import type { GateState } from '../domain/judging/gate.ts';
import type { JuryState, MarkingState } from '../domain/judging/marking.ts';
import type { SheetState } from '../domain/judging/sheet.ts';
import { marks } from './format.ts';
import * as m from '#lib/text/paraglide/messages.js';

type Words<Name extends string> = Readonly<Record<Name, () => string>>;

/** How far a marking is. */
export const markingStateWords: Words<MarkingState> = {
  preparing: m.judging_state_preparing,
  open: m.judging_state_open,
  locked: m.judging_state_locked
};

/** Where a contest stands with its jury, in words for everybody. */
export const juryStateWords: Words<JuryState> = {
  'at-work': m.judging_desk_jury_at_work,
  done: m.judging_desk_jury_done
};

/** How far a sheet is. */
export const sheetStateWords: Words<SheetState> = {
  draft: m.judging_sheet_draft,
  submitted: m.judging_sheet_submitted,
  reopened: m.judging_sheet_reopened,
  locked: m.judging_sheet_locked
};

/** How sheets become one mark. */
export const methodWords: Words<Method> = {
  mean: m.judging_method_mean,
  sum: m.judging_method_sum,
  'trimmed-mean': m.judging_method_trimmed_mean,
  median: m.judging_method_median
};

/** What points beside the jury's mark are for. */
export const adjustmentWords: Words<AdjustmentKind> = {
  overtime: m.judging_kind_overtime,
  late: m.judging_kind_late,
  deduction: m.judging_kind_deduction,
  bonus: m.judging_kind_bonus
};

/** Whether the panel lay too far apart, and what is left to do. */
export const gateWords: Words<GateState> = {
  'not-reached': m.judging_gate_not_reached,
  'conference-needed': m.judging_gate_conference_needed,
  'third-marker-needed': m.judging_gate_third_marker_needed,
  settled: m.judging_gate_settled
};

/** Why a judge's total does not count. */
export const leftOutWords: Words<LeftOut> = {
  outlier: m.judging_left_out_outlier,
  highest: m.judging_left_out_highest,
  lowest: m.judging_left_out_lowest
};

/** Why a late entry lost points. It is kept in the words of the day. */
export const lateReason = (days: number): string => m.judging_late_reason({ days });

type Made = {
  method: Method;
  lines: readonly { total: Hundredths; leftOut: LeftOut | null }[];
  result: Hundredths;
};

/**
 * How the sheets of a panel came to one mark: "7 giám khảo, bỏ điểm cao nhất 28,5 và thấp nhất 24,
 * trung bình 26,3".
 */
export function aggregateSentence({ method, lines, result }: Made): string {
  const totals = (why: LeftOut): string[] =>
    lines.filter(({ leftOut }) => leftOut === why).map(({ total }) => marks(total));
  const outliers = totals('outlier');
  const [highest] = totals('highest');
  const [lowest] = totals('lowest');
  return [
    m.judging_why_judges({ count: lines.length }),
    outliers.length > 0 && m.judging_why_outliers({ marks: outliers.join('; ') }),
    highest !== undefined && lowest !== undefined && m.judging_why_ends({ highest, lowest }),
    RESULT[method]({ result: marks(result) })
  ]
    .filter(Boolean)
    .join(', ');
}

const RESULT: Readonly<Record<Method, (facts: { result: string }) => string>> = {
  mean: m.judging_why_mean,
  sum: m.judging_why_sum,
  'trimmed-mean': m.judging_why_mean,
  median: m.judging_why_median
};

/**
 * How a final mark came about, from the sheets to the last deduction: "…, trung bình 26,3; trừ 1
 * (Quá giờ); tổng cộng 25,3 điểm".
 *
 * @param isByThirdMarker the third marker's mark took the place of the panel's
 */
export function finalSentence(made: Made, final: FinalMark, isByThirdMarker: boolean): string {
  return [
    aggregateSentence(made),
    isByThirdMarker && m.judging_why_third_marker({ mark: marks(final.jury) }),
    ...final.adjustments.map(({ kind, points }) => {
      const facts = { points: marks(Math.abs(points)), kind: adjustmentWords[kind]() };
      return points < 0 ? m.judging_why_taken_off(facts) : m.judging_why_added(facts);
    }),
    final.adjustments.length > 0 && m.judging_why_total({ total: marks(final.total) })
  ]
    .filter(Boolean)
    .join('; ');
}
