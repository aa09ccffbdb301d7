import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { leftOutOf, STANDINGS_OF, type LeftOut } from '../../domain/quiz/remedy.ts';
import {
  isSamePerson,
  mayDecide,
  standsNow,
  type DecideRefusal as RuleRefusal
} from '../../domain/quiz/second-person.ts';
import * as audit from '../audit/service.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { againAfterDuplicate } from '../db/after-duplicate.ts';
import { applyRemedy, type Applied } from './apply-remedy.ts';
import { findCandidates } from './candidates.ts';
import { keysShown } from './keys-shown.ts';
import { askerOf, somebodyOf } from './remedy-facts.ts';
import * as peopleStore from './remedy-people-store.ts';
import * as remedyStore from './remedy-store.ts';
import type { Helped } from './remedy-people-store.ts';
import type { Remedy } from './remedy-store.ts';

type May = Permission<'remedy.decide'>;

export type DecideRefusal = RuleRefusal | 'request-unknown' | 'keys-shown';
export type WithdrawRefusal = 'request-unknown' | 'not-waiting' | 'not-own-request';

/**
 * A second person confirms: whoever on the list can still be helped is helped, in one transaction.
 * Who asked cannot; that somebody tried is on the record.
 */
export async function confirmRemedy(
  ctx: Ctx,
  permission: May,
  remedyId: string
): Promise<Result<Applied, DecideRefusal>> {
  return againAfterDuplicate(() =>
    ctx.tx(async (ctx) => {
      const asked = await findAsked(ctx, permission, remedyId);
      if (!asked.ok) return asked;
      const remedy = asked.value;
      const { accountId } = somebodyOf(permission);
      if (remedy.kind === 'new-attempt' && (await keysShown(ctx, remedy.roundId))) {
        return refused('keys-shown');
      }
      const decision = { state: 'done', by: accountId, at: ctx.now(), answer: null } as const;
      // Counted before the request stops waiting: it is not in its own way.
      const { fit, leftOut } = await stillFit(ctx, permission, remedy);
      if (!(await remedyStore.decide(ctx.db, remedyId, decision))) return refused('not-waiting');
      for (const [why, people] of leftOut) {
        await peopleStore.markLeftOut(ctx.db, remedyId, people, why);
      }
      const applied = await applyRemedy(ctx, permission.actor, remedy, fit, true);
      const missed = [...leftOut.values()].reduce((sum, people) => sum + people.length, 0);
      return accepted({ ...applied, leftOut: applied.leftOut + missed });
    })
  );
}

/** A second person says no, and why. Nothing is changed. */
export async function declineRemedy(
  ctx: Ctx,
  permission: May,
  remedyId: string,
  answer: string
): Promise<Result<null, DecideRefusal>> {
  return ctx.tx(async (ctx) => {
    const asked = await findAsked(ctx, permission, remedyId);
    if (!asked.ok) return asked;
    const { accountId } = somebodyOf(permission);
    const decision = { state: 'declined', by: accountId, at: ctx.now(), answer } as const;
    if (!(await remedyStore.decide(ctx.db, remedyId, decision))) return refused('not-waiting');
    await audit.record(ctx, permission.actor, 'remedy.decline', `remedy:${remedyId}`, {
      remedy: asked.value.kind,
      askedBy: asked.value.askedBy,
      reason: answer
    });
    return accepted(null);
  });
}

/** Who asked takes it back before anybody has decided. */
export async function withdrawRemedy(
  ctx: Ctx,
  permission: May,
  remedyId: string
): Promise<Result<null, WithdrawRefusal>> {
  return ctx.tx(async (ctx) => {
    const remedy = await findOwn(ctx, permission, remedyId);
    if (!remedy) return refused('request-unknown');
    if (standsNow(remedy, ctx.now()) !== 'waiting') return refused('not-waiting');
    const by = somebodyOf(permission);
    if (!isSamePerson(await askerOf(ctx, remedy.askedBy), by)) return refused('not-own-request');
    const decision = { state: 'withdrawn', by: by.accountId, at: ctx.now(), answer: null } as const;
    if (!(await remedyStore.decide(ctx.db, remedyId, decision))) return refused('not-waiting');
    await audit.record(ctx, permission.actor, 'remedy.withdraw', `remedy:${remedyId}`, {
      remedy: remedy.kind,
      reason: remedy.reason
    });
    return accepted(null);
  });
}

async function findAsked(
  ctx: Ctx,
  permission: May,
  remedyId: string
): Promise<Result<Remedy, DecideRefusal>> {
  const remedy = await findOwn(ctx, permission, remedyId);
  if (!remedy) return refused('request-unknown');
  const { state, expiresAt } = remedy;
  const askedBy = await askerOf(ctx, remedy.askedBy);
  const may = mayDecide({ state, askedBy, expiresAt }, somebodyOf(permission), ctx.now());
  if (may.ok) return accepted(remedy);
  if (may.refusal === 'own-request') {
    await audit.record(ctx, permission.actor, 'remedy.refuse-own', `remedy:${remedyId}`, {
      remedy: remedy.kind
    });
  }
  return may;
}

/** A request of the contest that the permission is for. */
async function findOwn(ctx: Ctx, permission: May, remedyId: string): Promise<Remedy | undefined> {
  const view = await contest.currentFor(ctx, permission);
  const remedy = await remedyStore.findRemedy(ctx.db, remedyId);
  return view && remedy?.roundId === view.round.id ? remedy : undefined;
}

/** Those of the list who can be helped now as it was asked, and why the others cannot. */
async function stillFit(
  ctx: Ctx,
  permission: May,
  remedy: Remedy
): Promise<{ fit: Helped[]; leftOut: Map<LeftOut, string[]> }> {
  const view = await contest.currentFor(ctx, permission);
  if (!view) throw new Error('no contest');
  const now = new Map(
    (await findCandidates(ctx, view, remedy.choice)).map((one) => [one.registrationId, one])
  );
  const fit: Helped[] = [];
  const leftOut = new Map<LeftOut, string[]>();
  for (const one of await peopleStore.peopleOf(ctx.db, remedy.id)) {
    const candidate = now.get(one.registrationId);
    const isSame = (candidate?.attempt?.id ?? null) === one.attemptId;
    const why =
      candidate && isSame
        ? leftOutOf(remedy.kind, { ...candidate, isAskedFor: false }, STANDINGS_OF[remedy.kind])
        : 'works-elsewhere';
    if (why === null) fit.push(one);
    else leftOut.set(why, [...(leftOut.get(why) ?? []), one.registrationId]);
  }
  return { fit, leftOut };
}
