import type { Permission } from '../../domain/auth/permissions.ts';
import type { Actor } from '../../domain/auth/roles.ts';
import type { Hundredths } from '../../domain/core/points.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { differingCriteria } from '../../domain/judging/paper.ts';
import {
  markRefusal,
  openCriteria,
  type MarkRefusal,
  type Marks
} from '../../domain/judging/rubric.ts';
import { isWritable } from '../../domain/judging/sheet.ts';
import * as audit from '../audit/service.ts';
import * as auth from '../auth/service.ts';
import type { Ctx } from '../ctx.ts';
import { waitingEntry } from './facts.ts';
import { holdMarking } from './holding.ts';
import type * as markings from './marking-store.ts';
import * as panels from './panel-store.ts';
import * as papers from './paper-store.ts';
import * as record from './record-store.ts';
import { sheetSeal } from './seal.ts';
import * as sheetStore from './sheet-store.ts';
import { putSubmission } from './submit.ts';

export type PaperRefusal =
  | MarkRefusal
  | 'marking-unknown'
  | 'sheet-unknown'
  | 'sheet-submitted'
  | 'sheet-locked'
  | 'sheet-incomplete'
  | 'own-sheet'
  | 'not-keyed-in'
  | 'same-person'
  | 'paper-differs';

type May = Permission<'judging.assist'>;
type Paper = { sheetId: string; marks: Readonly<Record<string, Hundredths>> };

/** Keys a sheet in from paper. It counts nothing before another person has typed it again. */
export function keyInPaper(
  ctx: Ctx,
  permission: May,
  markingId: string,
  paper: Paper
): Promise<Result<null, PaperRefusal>> {
  return onPaper(ctx, permission, markingId, paper, async (ctx, actor, { sheet, marks }) => {
    const entry = { id: ctx.id(), sheetId: sheet.id, accountId: actor.accountId, marks };
    await papers.insert(ctx.db, { ...entry, outcome: 'keyed-in', at: ctx.now() });
    await audit.record(ctx, actor, 'judging.key-in', `judging_sheet:${sheet.id}`, {});
    return accepted(null);
  });
}

/**
 * A second person types the same paper without having seen what the first one typed. Where both
 * agree the sheet is handed in; where not, neither counts, and the board tells the criteria but
 * nobody's figures.
 */
export function confirmPaper(
  ctx: Ctx,
  permission: May,
  markingId: string,
  paper: Paper
): Promise<Result<null, PaperRefusal>> {
  return onPaper(ctx, permission, markingId, paper, async (ctx, actor, typed) => {
    const { sheet, marks } = typed;
    const first = waitingEntry(await papers.entries(ctx.db, [sheet.id]));
    if (!first) return refused('not-keyed-in');
    if (await isSamePerson(ctx, actor, first.accountId)) {
      await audit.record(ctx, actor, 'judging.paper-same-person', `judging_sheet:${sheet.id}`, {});
      return refused('same-person');
    }
    const agree = differingCriteria(first.marks, marks).length === 0;
    const outcome = agree ? 'confirmed' : 'differs';
    const entry = { id: ctx.id(), sheetId: sheet.id, accountId: actor.accountId, marks, outcome };
    await papers.insert(ctx.db, { ...entry, outcome, at: ctx.now() });
    if (!agree) {
      await audit.record(ctx, actor, 'judging.paper-differs', `judging_sheet:${sheet.id}`, {});
      return refused('paper-differs');
    }
    await handIn(ctx, actor, typed);
    return accepted(null);
  });
}

type Typed = {
  marking: markings.Marking;
  judge: panels.PanelMember;
  sheet: sheetStore.StoredSheet;
  marks: Marks;
};

async function onPaper(
  ctx: Ctx,
  permission: May,
  markingId: string,
  { sheetId, marks }: Paper,
  work: (ctx: Ctx, actor: Actor, typed: Typed) => Promise<Result<null, PaperRefusal>>
): Promise<Result<null, PaperRefusal>> {
  const { actor } = permission;
  if (!actor) return refused('sheet-unknown');
  return ctx.tx(async (ctx) => {
    const held = await holdMarking(ctx, permission, markingId);
    if (!held.ok) return held;
    if ((await sheetStore.markingOf(ctx.db, sheetId)) !== markingId)
      return refused('sheet-unknown');
    await sheetStore.hold(ctx.db, { sheetId });
    const sheet = await sheetStore.find(ctx.db, sheetId);
    const panel = await panels.ofMarking(ctx.db, markingId);
    const judge = panel.find((one) => one.accountId === sheet?.judgeId);
    if (!sheet || !judge) return refused('sheet-unknown');
    if (!isWritable(sheet)) {
      return refused(sheet.state === 'locked' ? 'sheet-locked' : 'sheet-submitted');
    }
    if (await isSamePerson(ctx, actor, judge.accountId)) return refused('own-sheet');
    const typed = new Map(Object.entries(marks));
    const refusal = paperRefusal(held.value, typed);
    if (refusal) return refused(refusal);
    return work(ctx, actor, { marking: held.value, judge, sheet, marks: typed });
  });
}

function paperRefusal({ rubric }: markings.Marking, marks: Marks): PaperRefusal | null {
  for (const [criterionId, mark] of marks) {
    const wrong = markRefusal(rubric, criterionId, mark);
    if (wrong) return wrong;
  }
  return openCriteria(rubric, marks).length > 0 ? 'sheet-incomplete' : null;
}

/** One account, or two accounts of one person (B-A11). */
async function isSamePerson(ctx: Ctx, actor: Actor, accountId: string): Promise<boolean> {
  if (actor.accountId === accountId) return true;
  if (actor.personId === null) return false;
  const other = (await auth.findAccounts(ctx, [accountId])).get(accountId);
  return other?.personId === actor.personId;
}

async function handIn(
  ctx: Ctx,
  actor: Actor,
  { marking, judge, sheet, marks }: Typed
): Promise<void> {
  const at = ctx.now();
  for (const [criterionId, mark] of marks) {
    await record.storeMark(ctx.db, {
      mutationId: ctx.seed(),
      sheetId: sheet.id,
      criterionId,
      mark,
      revision: (sheet.revisions.get(criterionId) ?? 0) + 1,
      accountId: actor.accountId,
      receivedAt: at
    });
  }
  const seal = sheetSeal(marking.rubric, { ...sheet, marks });
  const { receiptCode } = await putSubmission(ctx, sheet, {
    kind: 'paper-confirmed',
    accountId: actor.accountId,
    signature: judge.name,
    seal,
    at
  });
  await audit.record(ctx, actor, 'judging.confirm-paper', `judging_sheet:${sheet.id}`, {
    receiptCode
  });
}
