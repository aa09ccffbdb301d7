import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, type Result } from '../../domain/core/result.ts';
import { byEveryMethod, METHODS, type Method } from '../../domain/judging/aggregation.ts';
import type { MarkingRules } from '../../domain/judging/marking.ts';
import type { Rubric } from '../../domain/judging/rubric.ts';
import { isHandedIn } from '../../domain/judging/sheet.ts';
import type { AggregateView, HeadMarks, HeadRow, HeadView } from '../../domain/judging/views.ts';
import type { Ctx } from '../ctx.ts';
import { isBlind, readFacts, sheetsOf, type MarkedCase, type MarkingFacts } from './facts.ts';
import { accountOf, findPanel } from './holding.ts';
import { aggregateView, sheetView, type Names } from './mark-views.ts';

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
  const { marked, thirdSheet } = one;
  const mayNotSee = isBlind(one, headId);
  const isGate = one.refusal === 'conference-needed' || one.refusal === 'third-marker-needed';
  return {
    markedId: marked.id,
    subjectId: marked.subjectId,
    name: marked.name,
    ordinal: marked.ordinal,
    states: sheetsOf(one).map((sheet) => ({
      sheetId: sheet.id,
      judgeId: sheet.judgeId,
      judgeName: nameOf(sheet.judgeId),
      state: sheet.state,
      waiverReason: one.waivers.find(({ judgeId }) => judgeId === sheet.judgeId)?.reason ?? null,
      isThirdMarker: sheet === thirdSheet,
      isPaperWaiting: one.unconfirmed.has(sheet.id)
    })),
    marks: mayNotSee ? null : marksOf(marking.rubric, marking.rules, one, nameOf),
    conclusion: one.conference?.conclusion ?? null,
    isLocked: one.lock !== null,
    refusal: mayNotSee && isGate ? null : one.refusal
  };
}

function marksOf(
  rubric: Rubric,
  { aggregation }: MarkingRules,
  one: MarkedCase,
  nameOf: Names
): HeadMarks {
  const { totals, verdict } = one;
  const handedIn = sheetsOf(one).filter(isHandedIn);
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
