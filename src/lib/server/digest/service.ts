import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { DigestRefusal, DigestRules } from '../../domain/digest/rules.ts';
import * as audit from '../audit/service.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import { isDuplicate } from '../db/errors.ts';
import type { Mail } from '../mail/service.ts';
import * as units from '../units/service.ts';
import { compose, rulesOf } from './composing.ts';
import { sendToAll, type Outcome } from './sending.ts';
import * as store from './store.ts';

type May = Permission<'digest.manage'>;

/** How the digest is set up, who gets it, and what it would say now. */
export type DigestView = {
  rules: DigestRules;
  recipients: (store.Recipient & { unitName: string | null })[];
  units: { id: string; name: string; level: number }[];
  last: store.Sending | null;
  message: { subject: string; text: string };
};

/** The digest for its page; null before there is a contest. */
export async function readDigest(ctx: Ctx, _may: May, origin?: string): Promise<DigestView | null> {
  const view = await contest.current(ctx);
  if (!view) return null;
  const { id } = view.contest;
  const rules = await rulesOf(ctx, view.contest);
  const tree = await units.readTree(ctx);
  const message = await compose(ctx, { unitId: null, threshold: rules.threshold, origin });
  if (!message) return null;
  return {
    rules,
    recipients: (await store.recipients(ctx.db, id)).map((one) => ({
      ...one,
      unitName: one.unitId === null ? null : (tree.get(one.unitId)?.name ?? null)
    })),
    units: tree.units.map((unit) => ({
      id: unit.id,
      name: unit.name,
      level: tree.path(unit.id).length - 1
    })),
    last: (await store.lastSending(ctx.db, id)) ?? null,
    message
  };
}

/** Sets when the digest goes out. On the record. */
export function setRules(
  ctx: Ctx,
  may: May,
  rules: DigestRules
): Promise<Result<null, DigestRefusal>> {
  return changing(ctx, async (ctx, contestId) => {
    await store.putRules(ctx.db, contestId, rules);
    await audit.record(ctx, may.actor, 'digest.set-rules', `contest:${contestId}`, rules);
    return accepted(null);
  });
}

/** Adds somebody who gets the digest. The record names the unit, never the address. */
export async function addRecipient(
  ctx: Ctx,
  may: May,
  { email, unit }: { email: string; unit: string | null }
): Promise<Result<null, DigestRefusal>> {
  try {
    return await changing(ctx, async (ctx, contestId) => {
      if (unit !== null && !(await units.readTree(ctx)).get(unit)) return refused('unit-unknown');
      const id = ctx.id();
      await store.insertRecipient(ctx.db, contestId, { id, email, unitId: unit }, ctx.now());
      const detail = { recipientId: id, unitId: unit };
      await audit.record(ctx, may.actor, 'digest.add', `contest:${contestId}`, detail);
      return accepted(null);
    });
  } catch (error) {
    if (isDuplicate(error)) return refused('recipient-exists');
    throw error;
  }
}

/** Somebody gets the digest no longer; the address is gone. */
export function removeRecipient(
  ctx: Ctx,
  may: May,
  recipientId: string
): Promise<Result<null, DigestRefusal>> {
  return changing(ctx, async (ctx, contestId) => {
    const isGone = await store.removeRecipient(ctx.db, contestId, recipientId);
    if (!isGone) return refused('recipient-unknown');
    await audit.record(ctx, may.actor, 'digest.remove', `contest:${contestId}`, { recipientId });
    return accepted(null);
  });
}

/** Sends the digest to everybody now, besides the one of the day. On the record. */
export async function sendNow(
  ctx: Ctx,
  may: May,
  mail: Mail | null,
  origin?: string
): Promise<Result<Outcome, DigestRefusal>> {
  const view = await contest.current(ctx);
  if (!view) return refused('no-contest');
  if (!mail) return refused('no-mail');
  const { id } = view.contest;
  if ((await store.recipients(ctx.db, id)).length === 0) return refused('no-recipients');
  const outcome = await sendToAll(ctx, mail, view.contest, origin);
  await ctx.tx((ctx) => audit.record(ctx, may.actor, 'digest.send', `contest:${id}`, outcome));
  return accepted(outcome);
}

function changing<Value>(
  ctx: Ctx,
  work: (ctx: Ctx, contestId: string) => Promise<Result<Value, DigestRefusal>>
): Promise<Result<Value, DigestRefusal>> {
  return ctx.tx(async (ctx) => {
    const view = await contest.current(ctx);
    return view ? work(ctx, view.contest.id) : refused('no-contest');
  });
}
