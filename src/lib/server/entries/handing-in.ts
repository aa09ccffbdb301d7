import type { Actor } from '../../domain/auth/roles.ts';
import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { mayHandIn, windowOf, type WindowRefusal } from '../../domain/entries/call.ts';
import { checkOffer, type Offer, type OfferRefusal } from '../../domain/entries/entry.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { againAfterDuplicate } from '../db/after-duplicate.ts';
import { receiptCode } from '../mac.ts';
import * as store from './entry-store.ts';
import * as files from './file-store.ts';
import type { Access } from './links.ts';
import { callFor, entrantOf } from './preparing.ts';

export type HandInRefusal = WindowRefusal | OfferRefusal;
export type Receipt = { entryId: string; version: number; receiptCode: string };

/**
 * Hands in what lies ready, or an address. The same once more is the same receipt; something else
 * is a further version, and the one before stays on record.
 */
export function handIn(
  ctx: Ctx,
  access: Access,
  offer: Offer
): Promise<Result<Receipt, HandInRefusal>> {
  return againAfterDuplicate(() =>
    ctx.tx(async (ctx) => {
      const entry = await store.ofEntrant(ctx.db, access.entrant.id);
      const same = await sameReceipt(ctx, entry, offer);
      if (same) return accepted(same);
      const { call, entrant } = access;
      const open = mayHandIn(
        windowOf(call, entrant.closesAt, ctx.now()),
        entry?.state === 'handed-in'
      );
      return open.ok ? take(ctx, access, entry, offer, null) : open;
    })
  );
}

/**
 * Hands in for a unit, whatever the time is: for what came on a stick or by post. Late stays late;
 * the reason is on the record.
 */
export function handInFor(
  ctx: Ctx,
  permission: Permission<'entry.prepare'>,
  callId: string,
  input: Offer & { entrantId: string; reason: string }
): Promise<Result<Receipt, OfferRefusal | 'entrant-unknown'>> {
  return againAfterDuplicate(() =>
    ctx.tx(async (ctx) => {
      const call = await callFor(ctx, permission, callId);
      const entrant = await entrantOf(ctx, callId, input.entrantId);
      if (!call || !entrant) return refused('entrant-unknown');
      const entry = await store.ofEntrant(ctx.db, entrant.id);
      const same = await sameReceipt(ctx, entry, input);
      if (same) return accepted(same);
      const { actor } = permission;
      const { reason } = input;
      return take(ctx, { call, entrant }, entry, input, { actor, reason });
    })
  );
}

/** Takes an entry back for a unit; it counts no more, and stays on record. */
export function withdraw(
  ctx: Ctx,
  permission: Permission<'entry.prepare'>,
  callId: string,
  input: { entrantId: string; reason: string }
): Promise<Result<null, 'entrant-unknown' | 'nothing-handed-in'>> {
  return ctx.tx(async (ctx) => {
    const call = await callFor(ctx, permission, callId);
    const entrant = await entrantOf(ctx, callId, input.entrantId);
    if (!call || !entrant) return refused('entrant-unknown');
    const entry = await store.ofEntrant(ctx.db, entrant.id);
    if (entry?.state !== 'handed-in') return refused('nothing-handed-in');
    await store.setState(ctx.db, entry.id, 'withdrawn');
    await audit.record(ctx, permission.actor, 'entry.withdraw', `entry:${entry.id}`, {
      version: entry.version,
      reason: input.reason
    });
    return accepted(null);
  });
}

/** The receipt of what counts already, if this is the same. */
async function sameReceipt(
  ctx: Ctx,
  entry: store.Entry | null,
  { title, link }: Offer
): Promise<Receipt | null> {
  if (entry?.state !== 'handed-in') return null;
  const last = (await store.versionsOf(ctx.db, entry.id)).at(-1);
  const fileId = link === null ? entry.fileId : null;
  const isSame = last?.title === title && last.link === link && last.fileId === fileId;
  return isSame
    ? { entryId: entry.id, version: last.version, receiptCode: last.receiptCode }
    : null;
}

async function take(
  ctx: Ctx,
  { call, entrant }: Access,
  entry: store.Entry | null,
  { title, link }: Offer,
  byHand: { actor: Actor | null; reason: string } | null
): Promise<Result<Receipt, OfferRefusal>> {
  const ready = entry?.fileId ? await files.find(ctx.db, entry.fileId) : null;
  const kind = checkOffer(call.rules, { title, link }, ready);
  if (!kind.ok) return kind;
  const entryId = entry?.id ?? ctx.id();
  if (!entry) {
    const { id: entrantId } = entrant;
    await store.insert(ctx.db, {
      id: entryId,
      entrantId,
      state: 'draft',
      version: 0,
      fileId: null
    });
  }
  const version = (entry?.version ?? 0) + 1;
  const file = link === null ? ready : null;
  const handedInAt = ctx.now();
  const code = receiptCode(ctx, `${entryId}:${version}:${file?.sha256 ?? link}:${handedInAt}`);
  await store.addVersion(ctx.db, entryId, {
    version,
    title,
    kind: kind.value,
    link,
    fileId: file?.id ?? null,
    handedInAt,
    receiptCode: code,
    accountId: byHand?.actor?.accountId ?? null,
    reason: byHand?.reason ?? null
  });
  const action = byHand ? 'entry.hand-in-for' : 'entry.hand-in';
  await audit.record(ctx, byHand?.actor ?? null, action, `entry:${entryId}`, {
    entrantId: entrant.id,
    version,
    title,
    kind: kind.value,
    sha256: file?.sha256 ?? null,
    link,
    receiptCode: code,
    reason: byHand?.reason ?? null
  });
  return accepted({ entryId, version, receiptCode: code });
}
