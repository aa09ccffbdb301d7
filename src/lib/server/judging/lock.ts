import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { lockContent, type LockRefusal } from '../../domain/judging/verdict.ts';
import { isHandedIn } from '../../domain/judging/sheet.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { readFacts, type MarkedCase, type MarkingFacts } from './facts.ts';
import { accountOf, holdPanel } from './holding.ts';
import * as markings from './marking-store.ts';
import type { Marking } from './marking-store.ts';
import * as rulings from './ruling-store.ts';
import { sealOf, sheetSeal } from './seal.ts';
import * as sheetStore from './sheet-store.ts';

type May = Permission<'judging.lead'>;
export type LockMarkedRefusal = 'marking-unknown' | 'marked-unknown' | LockRefusal;

/** Why not everything was locked: the first team or entry in whose way something stands. */
export type LockAllRefusal = {
  code: 'marking-unknown' | LockRefusal;
  name: string;
};

/**
 * Locks the marks of one team or entry: they are final and sealed. With the last one the marking
 * is locked, and only then judges' marks may be read by others than the head.
 */
export function lockMarked(
  ctx: Ctx,
  permission: May,
  markingId: string,
  { markedId }: { markedId: string }
): Promise<Result<null, LockMarkedRefusal>> {
  return ctx.tx(async (ctx) => {
    const held = await holdPanel(ctx, permission, markingId);
    if (!held.ok) return held;
    await sheetStore.hold(ctx.db, { markedIds: [markedId] });
    const facts = await readFacts(ctx, held.value);
    const one = facts.cases.find(({ marked }) => marked.id === markedId);
    if (!one) return refused('marked-unknown');
    if (one.refusal) return refused(one.refusal);
    await lock(ctx, permission, held.value, one);
    await closeIfLast(ctx, permission, facts, 1);
    return accepted(null);
  });
}

/** Locks everything that is not locked yet, or nothing where one of them is not ready. */
export function lockAll(
  ctx: Ctx,
  permission: May,
  markingId: string
): Promise<Result<null, LockAllRefusal>> {
  return ctx.tx(async (ctx) => {
    const held = await holdPanel(ctx, permission, markingId);
    if (!held.ok) return refused({ code: held.refusal, name: '' });
    const marking = held.value;
    const markedIds = (await readFacts(ctx, marking)).cases.map(({ marked }) => marked.id);
    await sheetStore.hold(ctx.db, { markedIds });
    const facts = await readFacts(ctx, marking);
    const open = facts.cases.filter((one) => one.lock === null);
    for (const { refusal, marked } of open) {
      if (refusal) return refused({ code: refusal, name: marked.name });
    }
    for (const one of open) await lock(ctx, permission, marking, one);
    await closeIfLast(ctx, permission, facts, open.length);
    return accepted(null);
  });
}

async function lock(ctx: Ctx, permission: May, marking: Marking, one: MarkedCase): Promise<void> {
  const [made, seal] = [one.verdict, lockSeal(marking, one)];
  if (!made || seal === null) throw new Error(`nobody has marked ${one.marked.id}`);
  await rulings.insertLock(ctx.db, {
    markedId: one.marked.id,
    jury: made.final.jury,
    total: made.final.total,
    seal,
    accountId: accountOf(permission),
    at: ctx.now()
  });
  await sheetStore.lockAll(ctx.db, one.marked.id);
  await audit.record(ctx, permission.actor, 'judging.lock', `judging_marked:${one.marked.id}`, {
    seal
  });
}

/** The hash over all sheets that count and over what they came to, worked out from the marks. */
export function lockSeal({ rubric, rules }: Marking, one: MarkedCase): string | null {
  const { marked, sheets, thirdSheet, verdict } = one;
  if (!verdict) return null;
  const sealed = (sheet: sheetStore.StoredSheet) =>
    [sheet.judgeId, sheetSeal(rubric, sheet)] as const;
  return sealOf(
    lockContent({
      markedId: marked.id,
      rubric,
      rules,
      seals: sheets.filter(isHandedIn).map(sealed),
      third: thirdSheet && isHandedIn(thirdSheet) ? sealed(thirdSheet) : null,
      waived: one.waivers.map(({ judgeId }) => judgeId),
      conclusion: one.conference?.conclusion ?? null,
      final: verdict.final
    })
  );
}

async function closeIfLast(
  ctx: Ctx,
  permission: May,
  { marking, cases }: MarkingFacts,
  lockedNow: number
): Promise<void> {
  const locked = cases.filter((one) => one.lock !== null).length + lockedNow;
  if (locked < cases.length) return;
  await markings.update(ctx.db, marking.id, { state: 'locked' });
  await audit.record(ctx, permission.actor, 'judging.close', `judging_marking:${marking.id}`, {});
}
