import type { Permission } from '../../domain/auth/permissions.ts';
import { vietnamDay, vietnamTime, type Instant } from '../../domain/core/time.ts';
import { codeKey } from '../../domain/files/codes.ts';
import type { ImportMode, ImportReport, Table } from '../../domain/files/table.ts';
import type { UnitDraft } from '../../domain/units/draft.ts';
import { planUnits, type UnitPlan } from '../../domain/units/plan-import.ts';
import { unitTree, type UnitTree } from '../../domain/units/tree.ts';
import type { Unit } from '../../domain/units/unit.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { againAfterDuplicate } from '../db/after-duplicate.ts';
import * as store from './store.ts';

/** All units as a tree; `headcount` is the newest count of officials present. */
export async function readTree(ctx: Ctx): Promise<UnitTree> {
  return unitTree(await store.readUnits(ctx.db));
}

/** What an import of this table would do, without doing it. */
export async function previewUnits(
  ctx: Ctx,
  _permission: Permission<'unit.import'>,
  table: Table
): Promise<ImportReport> {
  return reportOf(planUnits(table, await store.readUnits(ctx.db)));
}

/**
 * Imports units. A row may stand before its parent; a file that went in already changes nothing.
 * New units follow the others in the order of the file.
 *
 * @param mode all-or-nothing: one wrong cell, and nothing is written
 */
export function importUnits(
  ctx: Ctx,
  permission: Permission<'unit.import'>,
  table: Table,
  mode: ImportMode
): Promise<ImportReport> {
  return againAfterDuplicate(() =>
    ctx.tx(async (ctx) => {
      const existing = await store.readUnits(ctx.db);
      const plan = planUnits(table, existing);
      const report = reportOf(plan);
      if (mode === 'all-or-nothing' && plan.wrong.length > 0) return report;
      if (report.new + report.changed === 0) return report;
      const { new: added, changed, unchanged, wrong } = report;
      await audit.record(ctx, permission.actor, 'unit.import', 'unit', {
        new: added,
        changed,
        unchanged,
        wrong: wrong.length
      });
      await write(ctx, plan, existing);
      return report;
    })
  );
}

async function write(ctx: Ctx, plan: UnitPlan, existing: readonly Unit[]): Promise<void> {
  const idOf = new Map(existing.map((unit) => [codeKey(unit.code), unit.id]));
  const parentOf = (draft: UnitDraft): string | null =>
    draft.parentCode === null ? null : (idOf.get(codeKey(draft.parentCode)) ?? null);
  const first = Math.max(-1, ...existing.map((unit) => unit.position)) + 1;

  const created = plan.created.map((draft, index) => {
    const id = ctx.id();
    idOf.set(codeKey(draft.code), id);
    return {
      ...draft,
      id,
      parentId: parentOf(draft),
      bloc: draft.bloc ?? null,
      position: first + index
    };
  });
  const byId = new Map(existing.map((unit) => [unit.id, unit]));
  const changed = plan.changed.map(({ unitId, draft }) => {
    const old = byId.get(unitId);
    if (!old) throw new Error(`unit ${unitId} left its plan`);
    const bloc = draft.bloc === undefined ? old.bloc : draft.bloc;
    return { ...old, ...draft, code: old.code, parentId: parentOf(draft), bloc };
  });
  await store.putUnits(ctx.db, [...created, ...changed]);
  const counts = [...created, ...changed].flatMap(({ id, headcount }) =>
    headcount === null ? [] : [{ unitId: id, people: headcount }]
  );
  await store.putPresent(ctx.db, counts, dayOf(ctx.now()));
}

/** Headcounts are facts of a day: a correction on the same day replaces the count. */
function dayOf(now: Instant): Instant {
  const { year, month, day } = vietnamDay(now);
  return vietnamTime(year, month, day);
}

const reportOf = (plan: UnitPlan): ImportReport => ({
  new: plan.created.length,
  changed: plan.changed.length,
  unchanged: plan.unchanged,
  wrong: plan.wrong,
  notes: plan.notes
});
