import type { Permission } from '../../domain/auth/permissions.ts';
import type { Hundredths } from '../../domain/core/points.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Instant } from '../../domain/core/time.ts';
import { juryState, type JuryState, type MarkingOn } from '../../domain/judging/marking.ts';
import { rankBy } from '../../domain/results/rank.ts';
import { compareText } from '../../domain/core/vietnamese.ts';
import { isHandedIn } from '../../domain/judging/sheet.ts';
import type { MarkedResult, MarkingResults } from '../../domain/judging/views.ts';
import type { Ctx } from '../ctx.ts';
import { readFacts, sheetsOf, type MarkedCase, type MarkingFacts } from './facts.ts';
import { historiesOf } from './history.ts';
import { namesOf } from './head-view.ts';
import { findMarking } from './holding.ts';
import { adjustmentView, aggregateView, sheetView } from './mark-views.ts';
import { calledThird, methodChanges, openedAt } from './on-record.ts';
import { paperSheets } from './paper-sheets.ts';
import { recusals } from './recusals.ts';
import * as units from '../units/service.ts';
import * as markings from './marking-store.ts';
import * as panels from './panel-store.ts';

type Called = NonNullable<Awaited<ReturnType<typeof calledThird>>>;

/** Everything about a marking that is locked as a whole; before that nothing. */
export async function readResults(
  ctx: Ctx,
  permission: Permission<'judging.results'>,
  markingId: string
): Promise<Result<MarkingResults, 'marking-unknown' | 'not-locked'>> {
  const found = await findMarking(ctx, permission, markingId);
  if (!found.ok) return found;
  if (found.value.state !== 'locked') return refused('not-locked');
  const facts = await readFacts(ctx, found.value);
  const { id, name, on, rubric, rules } = facts.marking;
  const all = await historiesOf(ctx, facts.cases.flatMap(sheetsOf));
  const histories = all.filter(({ events }) => events.some(({ kind }) => kind === 'reopened'));
  const paperOf = await paperSheets(ctx, facts, all);
  const recusedFrom = recusals(facts, await units.readTree(ctx));
  const ranked = rankBy(
    facts.cases,
    (left, right) => (right.lock?.total ?? 0) - (left.lock?.total ?? 0),
    (left, right) => compareText(left.marked.name, right.marked.name)
  );
  const calls = new Map<string, Called>();
  for (const { marked } of facts.cases) {
    const called = await calledThird(ctx, marked);
    if (called) calls.set(marked.id, called);
  }
  return accepted({
    marking: { id, name, on },
    rubric,
    rules,
    judges: facts.panel.map((judge) => ({
      id: judge.accountId,
      name: judge.name,
      isHead: judge.isHead,
      isThirdMarker: judge.isThirdMarker
    })),
    methodChanges: await methodChanges(ctx, id),
    openedAt: await openedAt(ctx, id),
    rows: ranked.flatMap(({ item, rank, sharedWith }) => {
      const row = resultOf(facts, item, calls.get(item.marked.id) ?? null);
      const reopened = histories.filter(({ sheetId }) =>
        sheetsOf(item).some(({ id }) => id === sheetId)
      );
      const [recused, paper] = [recusedFrom(item), paperOf(item)];
      return row ? [{ ...row, rank, sharedWith, reopened, recused, paper }] : [];
    })
  });
}

/**
 * Where a contest stands with its jury, for everybody: no mark and no name is in it.
 *
 * @param isMeant which markings are asked about, where not all of the contest
 */
export async function readJuryState(
  ctx: Ctx,
  contestId: string,
  isMeant: (on: MarkingOn) => boolean = () => true
): Promise<JuryState | null> {
  const all = await markings.list(ctx.db, contestId);
  return juryState(all.filter(({ on }) => isMeant(on)).map(({ state }) => state));
}

/** Who marks in a final, the head first: one line each, however many segments they mark. */
export async function juryOfFinal(
  ctx: Ctx,
  contestId: string,
  finalId: string
): Promise<{ name: string; isHead: boolean }[]> {
  const all = await markings.list(ctx.db, contestId);
  const own = all.filter(({ on }) => on.kind === 'segment' && on.finalId === finalId);
  const members = new Map<string, { name: string; isHead: boolean }>();
  for (const { id } of own) {
    for (const { accountId, name, isHead } of await panels.ofMarking(ctx.db, id)) {
      members.set(accountId, { name, isHead: isHead || (members.get(accountId)?.isHead ?? false) });
    }
  }
  return [...members.values()].sort((left, right) => Number(right.isHead) - Number(left.isHead));
}

/** A final mark that has left the jury. */
export type LockedMark = {
  subjectId: string;
  jury: Hundredths;
  total: Hundredths;
  lockedAt: Instant;
};

/**
 * Locked marks of a segment or call, for the show that reveals them: what they came to, no mark of
 * a judge. Whoever calls this decides who gets to see it, and when.
 */
export async function lockedMarks(ctx: Ctx, on: MarkingOn): Promise<LockedMark[]> {
  const marking = await markings.findOn(ctx.db, on);
  if (!marking) return [];
  const { cases } = await readFacts(ctx, marking);
  return cases.flatMap(({ marked, lock }) =>
    lock
      ? [{ subjectId: marked.subjectId, jury: lock.jury, total: lock.total, lockedAt: lock.at }]
      : []
  );
}

/** How far the sheets of one team or entry are, without a mark. */
export type SheetProgress = {
  subjectId: string;
  /** Sheets that are wanted, those that are done without left out. */
  expected: number;
  submitted: number;
  isLocked: boolean;
};

/** How far the sheets of a segment or call are; null where no sheets are out. */
export async function sheetProgress(ctx: Ctx, on: MarkingOn): Promise<SheetProgress[] | null> {
  const marking = await markings.findOn(ctx.db, on);
  if (!marking || marking.state === 'preparing') return null;
  const { cases } = await readFacts(ctx, marking);
  return cases.map(({ marked, totals, missing, lock }) => ({
    subjectId: marked.subjectId,
    expected: totals.length + missing.length,
    submitted: totals.length,
    isLocked: lock !== null
  }));
}

function resultOf(
  facts: MarkingFacts,
  one: MarkedCase,
  called: Called | null
): Omit<MarkedResult, 'rank' | 'sharedWith' | 'reopened' | 'recused' | 'paper'> | null {
  const { marked, verdict, conference, waivers, lock } = one;
  if (!verdict || !lock) return null;
  const nameOf = namesOf(facts);
  const handedIn = sheetsOf(one).filter(isHandedIn);
  return {
    markedId: marked.id,
    subjectId: marked.subjectId,
    unitId: marked.unitId,
    name: marked.name,
    ordinal: marked.ordinal,
    aggregate: aggregateView(verdict.aggregate, nameOf),
    thirdMarker:
      verdict.gate === 'settled' && verdict.outcome?.kind === 'third-marker'
        ? { id: verdict.outcome.judgeId, name: nameOf(verdict.outcome.judgeId), called }
        : null,
    conference: conference && { conclusion: conference.conclusion, at: conference.at },
    final: verdict.final,
    sheets: handedIn.map((sheet) => sheetView(facts.marking.rubric, sheet, nameOf)),
    adjustments: one.adjustments.map(adjustmentView),
    waived: waivers.map(({ judgeId, reason, at }) => ({
      judgeId,
      name: nameOf(judgeId),
      reason,
      at
    })),
    lockedAt: lock.at,
    seal: lock.seal
  };
}
