import type { Permission } from '../../domain/auth/permissions.ts';
import { vietnamDay } from '../../domain/core/time.ts';
import type { ImportMode, ImportReport, Table } from '../../domain/files/table.ts';
import type { Person } from '../../domain/people/person.ts';
import {
  planOfficials,
  type OfficialFacts,
  type OfficialPlan
} from '../../domain/people/plan-import.ts';
import { nextCandidateNumbers, type Registration } from '../../domain/people/registration.ts';
import * as audit from '../audit/service.ts';
import * as auth from '../auth/service.ts';
import type { Ctx } from '../ctx.ts';
import { againAfterDuplicate } from '../db/after-duplicate.ts';
import * as units from '../units/service.ts';
import * as store from './store.ts';

/** A person's registration in a contest, if there is one. */
export function findRegistration(
  ctx: Ctx,
  contestId: string,
  personId: string
): Promise<Registration | undefined> {
  return store.findRegistration(ctx.db, contestId, personId);
}

/** Registrations of a contest by candidate number: those of these units, or all of them. */
export function listRegistrations(
  ctx: Ctx,
  contestId: string,
  unitIds: readonly string[] | null = null
): Promise<Registration[]> {
  return store.listRegistrations(ctx.db, contestId, unitIds);
}

/** How many are registered for each unit: what the size of a contest is known by. */
export function countRegistered(
  ctx: Ctx,
  contestId: string
): Promise<{ unitId: string; registered: number }[]> {
  return store.countRegistered(ctx.db, contestId);
}

/** Officials of a contest with their positions: those of these units, or all of them for null. */
export function listOfficials(
  ctx: Ctx,
  contestId: string,
  unitIds: readonly string[] | null
): Promise<store.Official[]> {
  return store.listOfficials(ctx.db, contestId, unitIds);
}

/** How many people this installation knows, in a contest or not. */
export const countPeople = (ctx: Ctx): Promise<number> => store.countPeople(ctx.db);

/** What an import of this table would do, without doing it. */
export async function previewOfficials(
  ctx: Ctx,
  _permission: Permission<'person.import'>,
  contestId: string,
  table: Table
): Promise<ImportReport> {
  return reportOf(planOfficials(table, await facts(ctx, contestId)));
}

/**
 * Imports officials: people, their accounts (login name: staff code) and their registrations with
 * the next free candidate numbers, in one transaction. The same file again changes nothing.
 *
 * @param mode all-or-nothing: one wrong cell, and nothing is written
 */
export function importOfficials(
  ctx: Ctx,
  permission: Permission<'person.import'>,
  contestId: string,
  table: Table,
  mode: ImportMode
): Promise<ImportReport> {
  return againAfterDuplicate(() =>
    ctx.tx(async (ctx) => {
      const known = await facts(ctx, contestId);
      const plan = planOfficials(table, known);
      const report = reportOf(plan);
      if (mode === 'all-or-nothing' && plan.wrong.length > 0) return report;
      if (report.new + report.changed === 0) return report;
      const { new: added, changed, unchanged, wrong } = report;
      await audit.record(ctx, permission.actor, 'person.import', `contest:${contestId}`, {
        new: added,
        changed,
        unchanged,
        wrong: wrong.length
      });
      await write(ctx, contestId, plan, known);
      return report;
    })
  );
}

async function facts(ctx: Ctx, contestId: string): Promise<OfficialFacts> {
  return {
    units: (await units.readTree(ctx)).units,
    people: await store.readPeople(ctx.db),
    registrations: await store.listRegistrations(ctx.db, contestId, null),
    takenNames: await auth.staffLoginNames(ctx),
    withPaper: new Set(await store.peopleWithPaper(ctx.db, contestId)),
    thisYear: vietnamDay(ctx.now()).year
  };
}

async function write(
  ctx: Ctx,
  contestId: string,
  plan: OfficialPlan,
  { registrations: registered, withPaper }: OfficialFacts
): Promise<void> {
  const created = plan.created.map((draft): Person => ({ ...draft, id: ctx.id() }));
  const changed = plan.changed.map(({ person, draft }): Person => ({ ...draft, id: person.id }));
  await store.putPeople(ctx.db, [...created, ...changed], ctx.now());
  await auth.makeAccounts(ctx, created);
  for (const { person, draft } of plan.changed) {
    if (person.fullName !== draft.fullName)
      await auth.renameAccount(ctx, person.id, draft.fullName);
  }

  // What a round has counted stays with the unit for which it was sat.
  const moved = plan.changed.flatMap(({ person, registration, draft }) =>
    registration && !withPaper?.has(person.id) ? [{ ...registration, unitId: draft.unitId }] : []
  );
  const newcomers = [
    ...created,
    ...changed.filter((_, index) => plan.changed[index]?.registration === undefined)
  ];
  const taken = registered.map((one) => one.candidateNo);
  const numbers = nextCandidateNumbers(taken, newcomers.length);
  const added = newcomers.map((person, index) => ({
    id: ctx.id(),
    contestId,
    personId: person.id,
    unitId: person.unitId,
    candidateNo: numbers[index] ?? ''
  }));
  await store.putRegistrations(ctx.db, [...moved, ...added], ctx.now());
}

/** Somebody known who is new to this contest counts as new. */
function reportOf(plan: OfficialPlan): ImportReport {
  const newcomers = plan.changed.filter((change) => change.registration === undefined).length;
  return {
    new: plan.created.length + newcomers,
    changed: plan.changed.length - newcomers,
    unchanged: plan.unchanged,
    wrong: plan.wrong,
    notes: plan.notes
  };
}
