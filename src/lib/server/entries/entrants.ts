import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Instant } from '../../domain/core/time.ts';
import { windowOf } from '../../domain/entries/call.ts';
import type { Unit } from '../../domain/units/unit.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { rankUnitsNow } from '../results/service.ts';
import * as units from '../units/service.ts';
import * as store from './call-store.ts';
import * as entries from './entry-store.ts';
import * as files from './file-store.ts';
import { callFor, entrantOf } from './preparing.ts';
import * as uploads from './upload-store.ts';

export type EntrantRefusal =
  | 'call-unknown'
  | 'entrant-unknown'
  | 'no-ranking'
  | 'nobody-qualified'
  | 'papers-open'
  | 'has-handed-in';

type May = Permission<'entry.prepare'>;

/**
 * Calls the units that qualified in round one. Who shares the last place is chosen by hand.
 *
 * @param reason why now, while papers of the round are open and the ranking can still change
 */
export async function callQualified(
  ctx: Ctx,
  permissions: { prepare: May; ranking: Permission<'ranking.view'> },
  callId: string,
  reason: string | null = null
): Promise<Result<{ added: number; undecided: number }, EntrantRefusal>> {
  const ranking = await rankUnitsNow(ctx, permissions.ranking);
  if (!ranking) return refused('no-ranking');
  const qualified = ranking.standings.filter((one) => one.qualification === 'qualified');
  if (qualified.length === 0) return refused('nobody-qualified');
  if (ranking.working > 0 && reason === null) return refused('papers-open');
  const called = await callUnits(
    ctx,
    permissions.prepare,
    callId,
    qualified.map(({ unit }) => unit.id),
    { working: ranking.working, asOf: ranking.asOf, ...(reason === null ? {} : { reason }) }
  );
  if (!called.ok) return called;
  return accepted({ added: called.value.added, undecided: ranking.cut.undecided });
}

/**
 * Calls these units after those that are called already; nobody is called twice.
 *
 * @param onRecord what else is put on record of it
 */
export function callUnits(
  ctx: Ctx,
  permission: May,
  callId: string,
  unitIds: readonly string[],
  onRecord: Readonly<Record<string, string | number>> = {}
): Promise<Result<{ added: number }, EntrantRefusal>> {
  return ctx.tx(async (ctx) => {
    const call = await callFor(ctx, permission, callId);
    if (!call) return refused('call-unknown');
    const tree = await units.readTree(ctx);
    const there = await store.entrantsOf(ctx.db, callId);
    const wanted = unitIds
      .map((id) => tree.get(id))
      .filter((unit): unit is Unit => unit !== undefined)
      .filter((unit) => !there.some((one) => one.unitId === unit.id));
    const last = there.at(-1)?.ordinal ?? 0;
    for (const [index, unit] of wanted.entries()) {
      const ordinal = last + index + 1;
      const { id: unitId, name } = unit;
      await store.insertEntrant(ctx.db, { id: ctx.id(), callId, unitId, name, ordinal });
    }
    await audit.record(ctx, permission.actor, 'entry.call-units', `entry_call:${callId}`, {
      added: wanted.map((unit) => unit.id),
      ...onRecord
    });
    return accepted({ added: wanted.length });
  });
}

/** Takes a unit out of a call; not one that ever handed in. */
export function removeEntrant(
  ctx: Ctx,
  permission: May,
  callId: string,
  { entrantId }: { entrantId: string }
): Promise<Result<null, EntrantRefusal>> {
  return ctx.tx(async (ctx) => {
    const call = await callFor(ctx, permission, callId);
    const entrant = await entrantOf(ctx, callId, entrantId);
    if (!call || !entrant) return refused('entrant-unknown');
    const entry = await entries.ofEntrant(ctx.db, entrantId);
    if (entry && entry.version > 0) return refused('has-handed-in');
    await entries.removeOf(ctx.db, entrantId);
    await uploads.removeOf(ctx.db, entrantId);
    await files.removeOf(ctx.db, entrantId);
    await store.removeEntrant(ctx.db, entrantId);
    await audit.record(ctx, permission.actor, 'entry.remove-unit', `entrant:${entrantId}`, {
      callId,
      unitId: entrant.unitId
    });
    return accepted(null);
  });
}

/** Gives one unit more time, with the reason on the record. */
export function extend(
  ctx: Ctx,
  permission: May,
  callId: string,
  input: { entrantId: string; closesAt: Instant; reason: string }
): Promise<Result<null, 'entrant-unknown' | 'not-later'>> {
  return ctx.tx(async (ctx) => {
    const call = await callFor(ctx, permission, callId);
    const entrant = await entrantOf(ctx, callId, input.entrantId);
    if (!call || !entrant) return refused('entrant-unknown');
    const { closesAt: before } = windowOf(call, entrant.closesAt, ctx.now());
    if (input.closesAt <= before) return refused('not-later');
    await store.setClose(ctx.db, entrant.id, input.closesAt);
    await audit.record(ctx, permission.actor, 'entry.extend', `entrant:${entrant.id}`, {
      before,
      after: input.closesAt,
      reason: input.reason
    });
    return accepted(null);
  });
}
