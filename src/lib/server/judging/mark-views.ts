import { rounded } from '../../domain/core/fraction.ts';
import type { Aggregate } from '../../domain/judging/aggregation.ts';
import type { Rubric } from '../../domain/judging/rubric.ts';
import { sheetTotal } from '../../domain/judging/rubric.ts';
import type { AggregateView, BoardAdjustment, SheetView } from '../../domain/judging/views.ts';
import type { StoredAdjustment } from './ruling-store.ts';
import type { StoredSheet } from './sheet-store.ts';

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

export const adjustmentView = ({
  id,
  kind,
  points,
  reason,
  at
}: StoredAdjustment): BoardAdjustment => ({ id, kind, points, reason, at });

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
