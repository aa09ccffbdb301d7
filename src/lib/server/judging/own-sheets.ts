import type { Permission } from '../../domain/auth/permissions.ts';
import { rounded } from '../../domain/core/fraction.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import {
  openCriteria,
  rubricMaximum,
  sheetTotal,
  type Rubric
} from '../../domain/judging/rubric.ts';
import type { OwnMarking, OwnSheet, OwnSheetLine } from '../../domain/judging/own-views.ts';
import type { Ctx } from '../ctx.ts';
import * as markedStore from './marked-store.ts';
import * as markings from './marking-store.ts';
import * as panels from './panel-store.ts';
import { historiesOf } from './history.ts';
import { accountOf, findMarking } from './holding.ts';
import * as record from './record-store.ts';
import { sheetSeal } from './seal.ts';
import * as sheetStore from './sheet-store.ts';

type May = Permission<'judging.mark'>;

/** All markings in which the asking judge has sheets, oldest first. */
export async function ownMarkings(ctx: Ctx, permission: May): Promise<OwnMarking[]> {
  const judgeId = accountOf(permission);
  const mine = new Set(await panels.markingsOfJudge(ctx.db, judgeId));
  const all = await markings.list(ctx.db, permission.subject.contestId ?? '');
  const views: OwnMarking[] = [];
  for (const marking of all) {
    if (!mine.has(marking.id) || marking.state === 'preparing') continue;
    views.push(await ownMarking(ctx, marking, judgeId));
  }
  return views;
}

async function ownMarking(
  ctx: Ctx,
  marking: markings.Marking,
  judgeId: string
): Promise<OwnMarking> {
  const marked = await markedStore.ofMarking(ctx.db, marking.id);
  const judge = await judgeOf(ctx, marking.id, judgeId);
  const sheets = (
    await sheetStore.ofMarked(
      ctx.db,
      marked.map(({ id }) => id)
    )
  ).filter((sheet) => sheet.judgeId === judgeId);
  const reasons = await reasonsOf(ctx, sheets);
  const lines = marked.flatMap((one) => {
    const sheet = sheets.find(({ markedId }) => markedId === one.id);
    if (!sheet || !isWanted(judge, one)) return [];
    return [lineOf(marking.rubric, one, sheet, reasons.get(sheet.id) ?? null)];
  });
  const listed = new Set(lines.map(({ markedId }) => markedId));
  const { id, name, on, state } = marking;
  return {
    marking: { id, name, on, state },
    isHead: judge?.isHead ?? false,
    sheets: lines,
    excluded: judge?.isThirdMarker
      ? []
      : marked.filter((one) => !listed.has(one.id)).map((one) => one.name)
  };
}

const lineOf = (
  rubric: Rubric,
  marked: markedStore.Marked,
  sheet: sheetStore.StoredSheet,
  reopenedFor: string | null
): OwnSheetLine => ({
  sheetId: sheet.id,
  markedId: marked.id,
  subjectId: marked.subjectId,
  name: marked.name,
  ordinal: marked.ordinal,
  state: sheet.state,
  done: rubric.criteria.length - openCriteria(rubric, sheet.marks).length,
  criteria: rubric.criteria.length,
  reopenedFor
});

/** Why those of these sheets that are open again were given back. */
async function reasonsOf(
  ctx: Ctx,
  sheets: readonly sheetStore.StoredSheet[]
): Promise<Map<string, string | null>> {
  const open = sheets.filter(({ state }) => state === 'reopened').map(({ id }) => id);
  const events = await record.events(ctx.db, open);
  return new Map(
    events.flatMap(({ kind, sheetId, reason }) => (kind === 'reopened' ? [[sheetId, reason]] : []))
  );
}

/** The asking judge's own sheet; every other one is as unknown as one that there is not (B-A2). */
export async function readOwnSheet(
  ctx: Ctx,
  permission: May,
  sheetId: string
): Promise<Result<OwnSheet, 'sheet-unknown'>> {
  const own = await findOwn(ctx, permission, sheetId);
  if (!own) return refused('sheet-unknown');
  const { marking, marked, sheet, judge } = own;
  const { sheets } = await ownMarking(ctx, marking, sheet.judgeId);
  const at = sheets.findIndex((line) => line.sheetId === sheetId);
  const { submittedAt, signature, receiptCode } = sheet;
  const [history] = await historiesOf(ctx, [sheet]);
  if (!history) return refused('sheet-unknown');
  return accepted({
    id: sheet.id,
    marking: { id: marking.id, name: marking.name, on: marking.on },
    marked: {
      id: marked.id,
      subjectId: marked.subjectId,
      name: marked.name,
      ordinal: marked.ordinal
    },
    judgeName: judge.name,
    state: sheet.state,
    rubric: marking.rubric,
    marks: Object.fromEntries(sheet.marks),
    revisions: Object.fromEntries(sheet.revisions),
    note: sheet.note,
    noteRevision: sheet.noteRevision,
    total: rounded(sheetTotal(marking.rubric, sheet.marks)),
    maximum: rounded(rubricMaximum(marking.rubric)),
    seal: sheetSeal(marking.rubric, sheet),
    submitted:
      submittedAt !== null && signature !== null && receiptCode !== null
        ? { at: submittedAt, signature, receiptCode }
        : null,
    reopenedFor: sheets[at]?.reopenedFor ?? null,
    history,
    previousId: sheets[at - 1]?.sheetId ?? null,
    nextId: sheets[at + 1]?.sheetId ?? null
  });
}

export type Own = {
  marking: markings.Marking;
  marked: markedStore.Marked;
  judge: panels.PanelMember;
  sheet: sheetStore.StoredSheet;
};

/** The sheet with what belongs to it, if it is the asking judge's own one. */
export async function findOwn(ctx: Ctx, permission: May, sheetId: string): Promise<Own | null> {
  const sheet = await sheetStore.find(ctx.db, sheetId);
  if (sheet?.judgeId !== accountOf(permission)) return null;
  const marked = await markedStore.find(ctx.db, sheet.markedId);
  if (!marked) return null;
  const found = await findMarking(ctx, permission, marked.markingId);
  if (!found.ok) return null;
  const judge = await judgeOf(ctx, marked.markingId, sheet.judgeId);
  return judge && isWanted(judge, marked) ? { marking: found.value, marked, judge, sheet } : null;
}

const judgeOf = async (ctx: Ctx, markingId: string, accountId: string) =>
  (await panels.ofMarking(ctx.db, markingId)).find((one) => one.accountId === accountId);

/** A third marker who was replaced by another has no sheet any more. */
export const isWanted = (
  judge: panels.PanelMember | undefined,
  marked: markedStore.Marked
): boolean =>
  judge !== undefined && (!judge.isThirdMarker || marked.thirdMarkerId === judge.accountId);
