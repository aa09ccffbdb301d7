import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Method, SpreadGate } from '../../domain/judging/aggregation.ts';
import type { MarkingRules } from '../../domain/judging/marking.ts';
import { hasConflict } from '../../domain/judging/panel.ts';
import {
  isHandedIn,
  reopenSheet as decide,
  type SheetRefusal
} from '../../domain/judging/sheet.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { readFacts, unitPaths, type MarkedCase } from './facts.ts';
import { accountOf, holdPanel } from './holding.ts';
import * as markedStore from './marked-store.ts';
import * as markings from './marking-store.ts';
import { mayJudge } from './panel.ts';
import * as panels from './panel-store.ts';
import * as record from './record-store.ts';
import * as rulings from './ruling-store.ts';
import * as sheetStore from './sheet-store.ts';

export type LeadRefusal =
  | SheetRefusal
  | 'marking-unknown'
  | 'marking-locked'
  | 'marked-unknown'
  | 'sheet-unknown'
  | 'already-locked'
  | 'sheets-missing'
  | 'gate-not-reached'
  | 'not-a-judge'
  | 'judge-takes-part'
  | 'on-the-panel'
  | 'conflict-of-interest';

type May = Permission<'judging.lead'>;

/** Gives a sheet that was handed in back to its judge. Every change from now on is on record. */
export function reopenSheet(
  ctx: Ctx,
  permission: May,
  markingId: string,
  { sheetId, reason }: { sheetId: string; reason: string }
): Promise<Result<null, LeadRefusal>> {
  return ctx.tx(async (ctx) => {
    const held = await holdPanel(ctx, permission, markingId);
    if (!held.ok) return held;
    if ((await sheetStore.markingOf(ctx.db, sheetId)) !== markingId)
      return refused('sheet-unknown');
    await sheetStore.hold(ctx.db, { sheetId });
    const sheet = await sheetStore.find(ctx.db, sheetId);
    if (!sheet) return refused('sheet-unknown');
    const reopened = decide(sheet);
    if (!reopened.ok) return reopened;
    const { state, submittedAt, signature } = reopened.value;
    const now = { state, submittedAt, signature, seal: null, receiptCode: null };
    await sheetStore.setState(ctx.db, sheetId, now);
    await record.insertEvent(ctx.db, {
      ...now,
      id: ctx.id(),
      sheetId,
      kind: 'reopened',
      accountId: accountOf(permission),
      reason,
      at: ctx.now()
    });
    await audit.record(ctx, permission.actor, 'judging.reopen', `judging_sheet:${sheetId}`, {
      reason,
      receiptCode: sheet.receiptCode
    });
    return accepted(null);
  });
}

/** Does without a sheet that is missing: the judge was not there, or the device is gone (F50). */
export function waiveSheet(
  ctx: Ctx,
  permission: May,
  markingId: string,
  { markedId, judgeId, reason }: { markedId: string; judgeId: string; reason: string }
): Promise<Result<null, LeadRefusal>> {
  return onCase(ctx, permission, markingId, markedId, async (ctx, { sheets }) => {
    const sheet = sheets.find((one) => one.judgeId === judgeId);
    if (!sheet) return refused('sheet-unknown');
    if (isHandedIn(sheet)) return refused('sheet-submitted');
    const accountId = accountOf(permission);
    await rulings.waive(ctx.db, { markedId, judgeId, reason, accountId, at: ctx.now() });
    await audit.record(ctx, permission.actor, 'judging.waive', `judging_sheet:${sheet.id}`, {
      reason
    });
    return accepted(null);
  });
}

/** Records what the panel concluded after conferring on marks that lay too far apart. */
export function recordConference(
  ctx: Ctx,
  permission: May,
  markingId: string,
  { markedId, conclusion }: { markedId: string; conclusion: string }
): Promise<Result<null, LeadRefusal>> {
  return onCase(ctx, permission, markingId, markedId, async (ctx, one, { rules }) => {
    const refusal = gateRefusal(one, rules, 'confer');
    if (refusal) return refused(refusal);
    await rulings.insertConference(ctx.db, {
      id: ctx.id(),
      markedId,
      conclusion,
      accountId: accountOf(permission),
      at: ctx.now()
    });
    await audit.record(ctx, permission.actor, 'judging.confer', `judging_marked:${markedId}`, {
      conclusion
    });
    return accepted(null);
  });
}

/** Calls a third marker, whose mark is final ([G15]); one called earlier has no sheet any more. */
export function nameThirdMarker(
  ctx: Ctx,
  permission: May,
  markingId: string,
  input: { markedId: string; accountId: string; unitId: string | null; reason: string }
): Promise<Result<null, LeadRefusal>> {
  const { markedId, accountId, unitId, reason } = input;
  return onCase(ctx, permission, markingId, markedId, async (ctx, one, { rules }) => {
    const refusal = gateRefusal(one, rules, 'third-marker');
    if (refusal) return refused(refusal);
    if (one.thirdSheet && isHandedIn(one.thirdSheet)) return refused('sheet-submitted');
    const judge = await mayJudge(ctx, permission, accountId);
    if (!judge.ok) return judge;
    const panel = await panels.ofMarking(ctx.db, markingId);
    const known = panel.find((member) => member.accountId === accountId);
    if (known && !known.isThirdMarker) return refused('on-the-panel');
    const path = await unitPaths(ctx);
    if (hasConflict({ unitIds: path(unitId) }, { unitIds: path(one.marked.unitId) })) {
      return refused('conflict-of-interest');
    }
    await panels.put(ctx.db, markingId, {
      accountId,
      name: judge.value.displayName,
      unitId,
      isHead: false,
      isThirdMarker: true,
      ordinal: known?.ordinal ?? (panel.at(-1)?.ordinal ?? 0) + 1
    });
    await markedStore.setThirdMarker(ctx.db, markedId, accountId);
    await sheetStore.giveOut(ctx.db, [{ id: ctx.id(), markedId, judgeId: accountId }]);
    await audit.record(
      ctx,
      permission.actor,
      'judging.third-marker',
      `judging_marked:${markedId}`,
      {
        accountId,
        reason
      }
    );
    return accepted(null);
  });
}

/** Changes the way from sheets to one mark before anything is locked. */
export function changeMethod(
  ctx: Ctx,
  permission: May,
  markingId: string,
  { method, reason }: { method: Method; reason: string }
): Promise<Result<null, LeadRefusal>> {
  return ctx.tx(async (ctx) => {
    const held = await holdPanel(ctx, permission, markingId);
    if (!held.ok) return held;
    const { rules } = held.value;
    const { cases } = await readFacts(ctx, held.value);
    if (cases.some(({ lock }) => lock !== null)) return refused('marking-locked');
    const aggregation = { ...rules.aggregation, method };
    await markings.update(ctx.db, markingId, { rules: { ...rules, aggregation } });
    await audit.record(ctx, permission.actor, 'judging.method', `judging_marking:${markingId}`, {
      before: rules.aggregation.method,
      after: method,
      reason
    });
    return accepted(null);
  });
}

/** Why this way to settle marks that lie too far apart is not due, or null. */
function gateRefusal(
  { missing, verdict }: MarkedCase,
  { aggregation: { gate } }: MarkingRules,
  action: SpreadGate['action']
): LeadRefusal | null {
  if (missing.length > 0 || verdict === null) return 'sheets-missing';
  const isDue = gate?.action === action && verdict.gate !== 'not-reached';
  return isDue ? null : 'gate-not-reached';
}

async function onCase(
  ctx: Ctx,
  permission: May,
  markingId: string,
  markedId: string,
  work: (ctx: Ctx, one: MarkedCase, marking: markings.Marking) => Promise<Result<null, LeadRefusal>>
): Promise<Result<null, LeadRefusal>> {
  return ctx.tx(async (ctx) => {
    const held = await holdPanel(ctx, permission, markingId);
    if (!held.ok) return held;
    const one = (await readFacts(ctx, held.value)).cases.find(
      ({ marked }) => marked.id === markedId
    );
    if (!one) return refused('marked-unknown');
    if (one.lock) return refused('already-locked');
    return work(ctx, one, held.value);
  });
}
