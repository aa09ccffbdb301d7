import type { Marks } from '../../domain/judging/rubric.ts';
import { sheetTotal } from '../../domain/judging/rubric.ts';
import { differingCriteria } from '../../domain/judging/paper.ts';
import { isHandedIn } from '../../domain/judging/sheet.ts';
import {
  lockRefusal,
  verdict,
  type LockRefusal,
  type Verdict
} from '../../domain/judging/verdict.ts';
import type { JudgeTotal } from '../../domain/judging/aggregation.ts';
import type { Ctx } from '../ctx.ts';
import * as units from '../units/service.ts';
import * as markedStore from './marked-store.ts';
import type { Marking } from './marking-store.ts';
import * as panels from './panel-store.ts';
import * as papers from './paper-store.ts';
import * as rulings from './ruling-store.ts';
import * as sheetStore from './sheet-store.ts';

/** All that is known of one team or entry. Full of marks: only for those who work out a result. */
export type MarkedCase = {
  marked: markedStore.Marked;
  /** Sheets of the panel; the third marker's stands apart. */
  sheets: sheetStore.StoredSheet[];
  thirdSheet: sheetStore.StoredSheet | null;
  waivers: rulings.Waiver[];
  /** Keyed in from paper by one person and confirmed by nobody yet, by sheet. */
  unconfirmed: Map<string, WaitingPaper>;
  conference: rulings.Conference | null;
  /** Those that stand. */
  adjustments: rulings.StoredAdjustment[];
  lock: rulings.Lock | null;
  totals: JudgeTotal[];
  /** Judges whose sheets are wanted, not handed in and not waived. */
  missing: string[];
  verdict: Verdict | null;
  refusal: LockRefusal | null;
};

/** A sheet that was keyed in and waits, and what came of the last try to confirm it. */
export type WaitingPaper = {
  entry: papers.PaperEntry;
  differs: { accountId: string; criterionIds: string[] } | null;
};

export type MarkingFacts = {
  marking: Marking;
  panel: panels.PanelMember[];
  cases: MarkedCase[];
};

/** Reads a marking with all its sheets and rulings and works out where each mark stands. */
export async function readFacts(ctx: Ctx, marking: Marking): Promise<MarkingFacts> {
  const marked = await markedStore.ofMarking(ctx.db, marking.id);
  const panel = await panels.ofMarking(ctx.db, marking.id);
  const ids = marked.map(({ id }) => id);
  const sheets = await sheetStore.ofMarked(ctx.db, ids);
  const ruled = await rulings.ofMarked(ctx.db, ids);
  const paper = await papers.entries(
    ctx.db,
    sheets.map(({ id }) => id)
  );
  const members = new Set(panel.filter((one) => !one.isThirdMarker).map((one) => one.accountId));
  const cases = marked.map((one): MarkedCase => {
    const own = sheets.filter((sheet) => sheet.markedId === one.id);
    const of = <Ruled extends { markedId: string }>(all: readonly Ruled[]): Ruled[] =>
      all.filter(({ markedId }) => markedId === one.id);
    return caseOf(marking, {
      marked: one,
      sheets: own.filter(({ judgeId }) => members.has(judgeId)),
      thirdSheet: own.find(({ judgeId }) => judgeId === one.thirdMarkerId) ?? null,
      waivers: of(ruled.waivers),
      unconfirmed: unconfirmed(own, paper),
      conference: of(ruled.conferences).at(-1) ?? null,
      adjustments: standing(of(ruled.adjustments)),
      lock: of(ruled.locks)[0] ?? null
    });
  });
  return { marking, panel, cases };
}

type Stored = Omit<MarkedCase, 'totals' | 'missing' | 'verdict' | 'refusal'>;

function caseOf({ rubric, rules }: Marking, stored: Stored): MarkedCase {
  const { sheets, thirdSheet, conference, adjustments } = stored;
  const total = (sheet: { marks: Marks }) => sheetTotal(rubric, sheet.marks);
  const totals = sheets
    .filter(isHandedIn)
    .map((sheet) => ({ judgeId: sheet.judgeId, total: total(sheet) }));
  const waived = new Set(stored.waivers.map(({ judgeId }) => judgeId));
  const missing = sheets
    .filter((sheet) => !isHandedIn(sheet) && !waived.has(sheet.judgeId))
    .map(({ judgeId }) => judgeId);
  const made = verdict({
    rules,
    totals,
    conclusion: conference?.conclusion ?? null,
    third:
      thirdSheet && isHandedIn(thirdSheet)
        ? { judgeId: thirdSheet.judgeId, total: total(thirdSheet) }
        : null,
    adjustments
  });
  const refusal = lockRefusal({
    isLocked: stored.lock !== null,
    missing: missing.length,
    unconfirmed: stored.unconfirmed.size,
    verdict: made
  });
  return { ...stored, totals, missing, verdict: made, refusal };
}

/** Sheets of the panel, and the third marker's last. */
export const sheetsOf = ({
  sheets,
  thirdSheet
}: Pick<MarkedCase, 'sheets' | 'thirdSheet'>): sheetStore.StoredSheet[] => [
  ...sheets,
  ...(thirdSheet ? [thirdSheet] : [])
];

/** A head who has to mark as well sees nothing before the own sheet is in. */
export const isBlind = (one: MarkedCase, headId: string): boolean =>
  sheetsOf(one).some((sheet) => sheet.judgeId === headId && !isHandedIn(sheet));

/** The newest entry of each sheet that still waits for its second person. */
function unconfirmed(
  sheets: readonly sheetStore.StoredSheet[],
  paper: readonly papers.PaperEntry[]
): Map<string, WaitingPaper> {
  const open = sheets.filter((sheet) => !isHandedIn(sheet));
  return new Map(
    open.flatMap(({ id }) => {
      const typed = paper.filter((entry) => entry.sheetId === id);
      const entry = waitingEntry(typed);
      return entry ? [[id, { entry, differs: lastTry(entry, typed) }] as const] : [];
    })
  );
}

/** Who typed it again last and otherwise, and where. */
function lastTry(
  first: papers.PaperEntry,
  typed: readonly papers.PaperEntry[]
): WaitingPaper['differs'] {
  const last = typed.at(-1);
  if (last?.outcome !== 'differs') return null;
  return {
    accountId: last.accountId,
    criterionIds: differingCriteria(first.marks, last.marks)
  };
}

/** What was keyed in last and not confirmed since, of the entries of one sheet. */
export function waitingEntry(entries: readonly papers.PaperEntry[]): papers.PaperEntry | null {
  const last = entries.findLast(({ outcome }) => outcome !== 'differs');
  return last?.outcome === 'keyed-in' ? last : null;
}

function standing(all: readonly rulings.StoredAdjustment[]): rulings.StoredAdjustment[] {
  const takenBack = new Set(all.map(({ takesBack }) => takesBack));
  return all.filter(({ id, takesBack }) => takesBack === null && !takenBack.has(id));
}

/** The unit and all above it, nearest first; nothing for none. */
export async function unitPaths(ctx: Ctx): Promise<(unitId: string | null) => string[]> {
  const tree = await units.readTree(ctx);
  return (unitId) => (unitId === null ? [] : tree.path(unitId).map(({ id }) => id));
}
