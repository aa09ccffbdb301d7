import { rounded } from '../../domain/core/fraction.ts';
import type { Hundredths } from '../../domain/core/points.ts';
import type { Instant } from '../../domain/core/time.ts';
import type { Aggregate, LeftOut, Method } from '../../domain/judging/aggregation.ts';
import type { Rubric } from '../../domain/judging/rubric.ts';
import { sheetTotal } from '../../domain/judging/rubric.ts';
import type { SheetState } from '../../domain/judging/sheet.ts';
import type { StoredSheet } from './sheet-store.ts';

/** How the totals of a panel came to one mark, rounded for display. */
export type AggregateView = {
  method: Method;
  lines: { judgeId: string; name: string; total: Hundredths; leftOut: LeftOut | null }[];
  result: Hundredths;
  spread: Hundredths;
  isGateReached: boolean;
};

/** A sheet that was handed in, for those who may read it. */
export type SheetView = {
  sheetId: string;
  judgeId: string;
  judgeName: string;
  state: SheetState;
  marks: Record<string, Hundredths>;
  total: Hundredths;
  note: string;
  submittedAt: Instant | null;
  signature: string | null;
  receiptCode: string | null;
  seal: string | null;
};

export type Names = (accountId: string) => string;

export const aggregateView = (made: Aggregate, nameOf: Names): AggregateView => ({
  method: made.method,
  lines: made.lines.map(({ judgeId, total, leftOut }) => ({
    judgeId,
    name: nameOf(judgeId),
    total: rounded(total),
    leftOut
  })),
  result: made.result,
  spread: rounded(made.spread),
  isGateReached: made.isGateReached
});

export const sheetView = (rubric: Rubric, sheet: StoredSheet, nameOf: Names): SheetView => ({
  sheetId: sheet.id,
  judgeId: sheet.judgeId,
  judgeName: nameOf(sheet.judgeId),
  state: sheet.state,
  marks: Object.fromEntries(sheet.marks),
  total: rounded(sheetTotal(rubric, sheet.marks)),
  note: sheet.note,
  submittedAt: sheet.submittedAt,
  signature: sheet.signature,
  receiptCode: sheet.receiptCode,
  seal: sheet.seal
});
