import type { Permission } from '../../domain/auth/permissions.ts';
import type { Actor } from '../../domain/auth/roles.ts';
import type { FailureKind, SecurityKind } from '../../domain/auth/security-event.ts';
import type { Ctx } from '../ctx.ts';
import { countFailures, type Counted, type Failure } from './failure-count.ts';
import * as store from './security-store.ts';

/** What happened, to whose account, and by whom where that is another. */
export type Happening = {
  kind: Exclude<SecurityKind, FailureKind>;
  accountId?: string | null;
  by?: Actor | null;
  address?: string | null;
  detail?: Record<string, unknown>;
};

const counters = new WeakMap<Ctx['alarms'], ReturnType<typeof countFailures>>();

function counterOf(ctx: Ctx): ReturnType<typeof countFailures> {
  const counter = counters.get(ctx.alarms) ?? countFailures();
  counters.set(ctx.alarms, counter);
  return counter;
}

/** Puts something on the security record, in the transaction that it happens in. */
export async function note(ctx: Ctx, happening: Happening): Promise<void> {
  const { kind, accountId = null, by = null, address, detail = {} } = happening;
  await store.insert(ctx.db, [
    {
      id: ctx.id(),
      at: ctx.now(),
      kind,
      accountId,
      byAccountId: by?.accountId ?? null,
      address: address ?? by?.address ?? null,
      times: 1,
      detail: JSON.stringify(detail)
    }
  ]);
}

/**
 * Puts a failure on the security record, counted. What cannot be written now is in the log of the
 * process: nobody is let in or kept out because of it.
 */
export async function noteFailure(ctx: Ctx, failure: Failure): Promise<void> {
  await put(ctx, counterOf(ctx).noted(failure, ctx.now()));
}

/** Puts on record what was counted in minutes that are over. */
export async function noteCounted(ctx: Ctx): Promise<void> {
  await put(ctx, counterOf(ctx).left(ctx.now()));
}

async function put(ctx: Ctx, counted: readonly Counted[]): Promise<void> {
  if (counted.length === 0) return;
  const rows = counted.map((one) => ({
    ...one,
    id: ctx.id(),
    byAccountId: null,
    detail: '{}'
  }));
  await ctx
    .tx((ctx) => store.insert(ctx.db, rows))
    .catch((error: unknown) => ctx.log.error({ error }, 'a failure is not on the security record'));
}

const PAGE_SIZE = 50;

/** One page of the security record, newest first; a page too far is the last one. */
export async function readSecurity(
  ctx: Ctx,
  _permission: Permission<'audit.read'>,
  { page, ...wanted }: store.Wanted & { page: number }
): Promise<{ events: store.SecurityEvent[]; found: number; page: number; pages: number }> {
  const found = await store.count(ctx.db, wanted);
  const pages = Math.max(1, Math.ceil(found / PAGE_SIZE));
  const shown = Math.min(page, pages);
  const at = { limit: PAGE_SIZE, offset: (shown - 1) * PAGE_SIZE };
  return { events: await store.list(ctx.db, wanted, at), found, page: shown, pages };
}
