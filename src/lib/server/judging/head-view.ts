import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, type Result } from '../../domain/core/result.ts';
import { byEveryMethod, METHODS, type Method } from '../../domain/judging/aggregation.ts';
import type { FinalMark } from '../../domain/judging/final-mark.ts';
import type { GateState } from '../../domain/judging/gate.ts';
import type { MarkingOn, MarkingRules, MarkingState } from '../../domain/judging/marking.ts';
import type { Rubric } from '../../domain/judging/rubric.ts';
import type { LockRefusal } from '../../domain/judging/verdict.ts';
import { isHandedIn } from '../../domain/judging/sheet.ts';
import type { Ctx } from '../ctx.ts';
import { readFacts, type MarkedCase, type MarkingFacts } from './facts.ts';
import { accountOf, findPanel } from './holding.ts';
import {
  aggregateView,
  sheetView,
  type AggregateView,
  type Names,
  type SheetView
} from './mark-views.ts';

/** The marks of one team or entry, once the head's own sheet for it is in. */
export type HeadMarks = {
  /** Sheets that are handed in, the third marker's last. */
  sheets: SheetView[];
  /** Null while nobody has handed in. */
  verdict: {
    aggregate: AggregateView;
    /** All methods side by side, from the same sheets. */
    methods: Record<Method, AggregateView>;
    gate: GateState;
    final: FinalMark;
  } | null;
};

export type HeadRow = {
  markedId: string;
  subjectId: string;
  name: string;
  ordinal: number;
  /** How far each sheet of the panel is, and the third marker's. */
  states: {
    sheetId: string;
    judgeId: string;
    judgeName: string;
    state: SheetView['state'];
    isWaived: boolean;
    isThirdMarker: boolean;
  }[];
  /** Null while the head's own sheet for it is not in: blind like every judge. */
  marks: HeadMarks | null;
  conclusion: string | null;
  isLocked: boolean;
  /** What stands in the way of the lock; of the gate only once the marks may be seen. */
  refusal: LockRefusal | null;
};

/** What the head of a panel sees. */
export type HeadView = {
  marking: { id: string; name: string; on: MarkingOn; state: MarkingState };
  rubric: Rubric;
  rules: MarkingRules;
  rows: HeadRow[];
};

/** The marking for its head: marks of others only where the own sheet is handed in. */
export async function readHeadView(
  ctx: Ctx,
  permission: Permission<'judging.lead'>,
  markingId: string
): Promise<Result<HeadView, 'marking-unknown'>> {
  const found = await findPanel(ctx, permission, markingId);
  if (!found.ok) return found;
  const facts = await readFacts(ctx, found.value);
  const { id, name, on, state, rubric, rules } = facts.marking;
  const nameOf = namesOf(facts);
  return accepted({
    marking: { id, name, on, state },
    rubric,
    rules,
    rows: facts.cases.map((one) => rowOf(facts, one, accountOf(permission), nameOf))
  });
}

/** Names of a panel by account. */
export const namesOf =
  ({ panel }: Pick<MarkingFacts, 'panel'>): Names =>
  (accountId) =>
    panel.find((judge) => judge.accountId === accountId)?.name ?? '';

function rowOf({ marking }: MarkingFacts, one: MarkedCase, headId: string, nameOf: Names): HeadRow {
  const { marked, sheets, thirdSheet } = one;
  const waived = new Set(one.waivers.map(({ judgeId }) => judgeId));
  const all = [...sheets, ...(thirdSheet ? [thirdSheet] : [])];
  const isBlind = all.some((sheet) => sheet.judgeId === headId && !isHandedIn(sheet));
  const isGate = one.refusal === 'conference-needed' || one.refusal === 'third-marker-needed';
  return {
    markedId: marked.id,
    subjectId: marked.subjectId,
    name: marked.name,
    ordinal: marked.ordinal,
    states: all.map((sheet) => ({
      sheetId: sheet.id,
      judgeId: sheet.judgeId,
      judgeName: nameOf(sheet.judgeId),
      state: sheet.state,
      isWaived: waived.has(sheet.judgeId),
      isThirdMarker: sheet === thirdSheet
    })),
    marks: isBlind ? null : marksOf(marking.rubric, marking.rules, one, nameOf),
    conclusion: one.conference?.conclusion ?? null,
    isLocked: one.lock !== null,
    refusal: isBlind && isGate ? null : one.refusal
  };
}

function marksOf(
  rubric: Rubric,
  { aggregation }: MarkingRules,
  { sheets, thirdSheet, totals, verdict }: MarkedCase,
  nameOf: Names
): HeadMarks {
  const handedIn = [...sheets, ...(thirdSheet ? [thirdSheet] : [])].filter(isHandedIn);
  const views = handedIn.map((sheet) => sheetView(rubric, sheet, nameOf));
  if (!verdict) return { sheets: views, verdict: null };
  const every = byEveryMethod(totals, aggregation);
  return {
    sheets: views,
    verdict: {
      aggregate: aggregateView(verdict.aggregate, nameOf),
      methods: Object.fromEntries(
        METHODS.map((method) => [method, aggregateView(every[method], nameOf)])
      ) as Record<Method, AggregateView>,
      gate: verdict.gate,
      final: verdict.final
    }
  };
}
