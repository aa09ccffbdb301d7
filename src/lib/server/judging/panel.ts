import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import * as audit from '../audit/service.ts';
import * as auth from '../auth/service.ts';
import type { Ctx } from '../ctx.ts';
import * as people from '../people/service.ts';
import { giveOutSheets } from './giving-out.ts';
import { holdMarking } from './holding.ts';
import * as panels from './panel-store.ts';

export type PanelRefusal =
  | 'marking-unknown'
  | 'already-open'
  | 'not-a-judge'
  | 'judge-takes-part'
  | 'judge-unknown'
  | 'login-name-taken';

type May = Permission<'judging.prepare'>;

/** Accounts that may be appointed: judges and head judges of the contest, by name. */
export const judgeCandidates = (
  ctx: Ctx,
  { subject }: Permission<'judging.prepare' | 'judging.lead'>
): Promise<auth.KnownAccount[]> =>
  auth.staffWithRole(ctx, ['judge', 'head_judge'], subject.contestId ?? '');

/**
 * Makes an account for a judge of the contest who has none. The password is shown once, by whoever
 * asked; only its hash is kept.
 */
export const makeJudgeAccount = (
  ctx: Ctx,
  { actor, subject }: May,
  { loginName, displayName }: { loginName: string; displayName: string }
): Promise<Result<{ accountId: string; password: string }, 'login-name-taken'>> => {
  const scope = { kind: 'contest', contestId: subject.contestId ?? '' } as const;
  return auth.makeStaffAccount(ctx, actor, {
    loginName,
    displayName,
    grant: { role: 'judge', scope }
  });
};

/**
 * Appoints a judge, or gives one who is appointed another unit or the head. While sheets are out
 * only new judges come in; they get theirs at once.
 */
export function appointJudge(
  ctx: Ctx,
  permission: May,
  markingId: string,
  { accountId, unitId, isHead }: { accountId: string; unitId: string | null; isHead: boolean }
): Promise<Result<null, PanelRefusal>> {
  return ctx.tx(async (ctx) => {
    const held = await holdMarking(ctx, permission, markingId);
    if (!held.ok) return held;
    const { state } = held.value;
    const panel = await panels.ofMarking(ctx.db, markingId);
    const known = panel.find((one) => one.accountId === accountId);
    if (state === 'locked' || (state === 'open' && (known || isHead))) {
      return refused('already-open');
    }
    const judge = await mayJudge(ctx, permission, accountId);
    if (!judge.ok) return judge;
    if (isHead) await panels.clearHead(ctx.db, markingId);
    await panels.put(ctx.db, markingId, {
      accountId,
      name: judge.value.displayName,
      unitId,
      isHead,
      isThirdMarker: false,
      ordinal: known?.ordinal ?? (panel.at(-1)?.ordinal ?? 0) + 1
    });
    if (state === 'open') await giveOutSheets(ctx, markingId);
    await audit.record(ctx, permission.actor, 'judging.appoint', `judging_marking:${markingId}`, {
      accountId,
      before: known ? { unitId: known.unitId, isHead: known.isHead } : null,
      after: { unitId, isHead }
    });
    return accepted(null);
  });
}

/** Takes a judge off the panel while no sheet is out; later a missing sheet is waived. */
export function dismissJudge(
  ctx: Ctx,
  permission: May,
  markingId: string,
  { accountId }: { accountId: string }
): Promise<Result<null, PanelRefusal>> {
  return ctx.tx(async (ctx) => {
    const held = await holdMarking(ctx, permission, markingId);
    if (!held.ok) return held;
    if (held.value.state !== 'preparing') return refused('already-open');
    const panel = await panels.ofMarking(ctx.db, markingId);
    if (!panel.some((one) => one.accountId === accountId)) return refused('judge-unknown');
    await panels.remove(ctx.db, markingId, accountId);
    await audit.record(ctx, permission.actor, 'judging.dismiss', `judging_marking:${markingId}`, {
      accountId
    });
    return accepted(null);
  });
}

/** An account that judges in this contest and takes no part in it (B2). */
export async function mayJudge(
  ctx: Ctx,
  permission: Permission<'judging.prepare' | 'judging.lead'>,
  accountId: string
): Promise<Result<auth.KnownAccount, 'not-a-judge' | 'judge-takes-part'>> {
  const judge = (await judgeCandidates(ctx, permission)).find(({ id }) => id === accountId);
  if (!judge) return refused('not-a-judge');
  const { contestId = '' } = permission.subject;
  const takesPart =
    judge.personId !== null && (await people.findRegistration(ctx, contestId, judge.personId));
  return takesPart ? refused('judge-takes-part') : accepted(judge);
}
