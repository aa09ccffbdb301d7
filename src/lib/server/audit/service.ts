import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/auth/roles.ts';
import type { Instant } from '../../domain/core/time.ts';
import type { Ctx } from '../ctx.ts';
import * as store from './store.ts';

/** The hash before the first entry. */
const BEGINNING = '0'.repeat(64);

const PAGE = 1000;

/**
 * Puts a privileged change on the record, in the transaction of the change itself. Each entry
 * carries the hash of the one before it, so that nothing can be changed or taken out unseen (R11).
 *
 * @param detail facts of the change; never passwords, answers or contact data
 */
export async function record(
  ctx: Ctx,
  actor: Actor | null,
  action: string,
  target: string,
  detail: Record<string, unknown>
): Promise<void> {
  const last = await store.last(ctx.db);
  const entry = {
    seq: (last?.seq ?? 0) + 1,
    at: ctx.now(),
    accountId: actor?.accountId ?? null,
    action,
    target,
    detail: JSON.stringify(detail),
    previousHash: last?.hash ?? BEGINNING
  };
  await store.insert(ctx.db, { ...entry, hash: hashOf(entry) });
}

/** What the record says of one kind of change to one thing, oldest first. */
export async function entriesOf(
  ctx: Ctx,
  action: string,
  target: string
): Promise<{ at: Instant; detail: string }[]> {
  const entries = await store.about(ctx.db, action, target);
  return entries.map(({ at, detail }) => ({ at, detail }));
}

/** What the record says of these kinds of change, to anything, oldest first. */
export const entriesOfKinds = (
  ctx: Ctx,
  actions: readonly string[]
): Promise<Pick<store.AuditEntry, 'at' | 'accountId' | 'action' | 'target' | 'detail'>[]> =>
  store.ofKinds(ctx.db, actions);

/**
 * Reads the whole chain and recomputes it.
 *
 * @returns how many entries there are, the hash of the last, and the first broken one, if any
 */
export async function verifyChain(
  ctx: Ctx
): Promise<{ entries: number; head: string; firstBroken: number | null }> {
  let [entries, head] = [0, BEGINNING];
  for (;;) {
    const page = await store.after(ctx.db, entries, PAGE);
    if (page.length === 0) return { entries, head, firstBroken: null };
    for (const entry of page) {
      const sound =
        entry.seq === entries + 1 && entry.previousHash === head && entry.hash === hashOf(entry);
      if (!sound) return { entries, head, firstBroken: entries + 1 };
      [entries, head] = [entry.seq, entry.hash];
    }
  }
}

/** Whether the entry with this hash, written down elsewhere, is there: the log was not cut before it. */
export const hasEntry = (ctx: Ctx, hash: string): Promise<boolean> => store.has(ctx.db, hash);

function hashOf(entry: Omit<store.AuditEntry, 'hash'>): string {
  const { seq, at, accountId, action, target, detail, previousHash } = entry;
  return createHash('sha256')
    .update(JSON.stringify([seq, at, accountId, action, target, detail, previousHash]))
    .digest('hex');
}
