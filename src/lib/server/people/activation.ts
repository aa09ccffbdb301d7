import { stringify } from 'csv-stringify/sync';
import type { Permission } from '../../domain/auth/permissions.ts';
import { comparePeople } from '../../domain/core/vietnamese.ts';
import type { Registration, ToldApart } from '../../domain/people/registration.ts';
import * as m from '#lib/text/paraglide/messages.js';
import * as auth from '../auth/service.ts';
import type { Ctx } from '../ctx.ts';
import * as units from '../units/service.ts';
import { listRegistrations } from './service.ts';

/** What an official needs for the first sign-in, to be cut out and handed over. */
export type ActivationSlip = {
  fullName: string;
  unitName: string;
  staffCode: string;
  code: string;
} & ToldApart;

export type ActivationCount = { registered: number; withoutPassword: number };

/** How many officials of a contest, or of a unit and all below it, have no password yet. */
export async function countToActivate(
  ctx: Ctx,
  _permission: Permission<'activation.issue'>,
  contestId: string,
  unitId: string | null
): Promise<ActivationCount> {
  const officials = await officialsOf(ctx, contestId, unitId);
  const waiting = await auth.withoutPassword(ctx, idsOf(officials));
  return { registered: officials.length, withoutPassword: waiting.length };
}

/**
 * Issues codes to those who have no password yet; codes issued to them before die.
 *
 * @returns their slips by unit and name: the only moment at which the codes can be read
 */
export async function issueSlips(
  ctx: Ctx,
  permission: Permission<'activation.issue'>,
  contestId: string,
  unitId: string | null
): Promise<ActivationSlip[]> {
  const officials = await officialsOf(ctx, contestId, unitId);
  const codes = await auth.issueActivationCodes(ctx, permission, idsOf(officials));
  const tree = await units.readTree(ctx);
  return officials
    .filter((one) => codes.has(one.personId))
    .map((one) => ({ ...one, unit: tree.get(one.unitId), code: codes.get(one.personId) ?? '' }))
    .sort(
      (left, right) =>
        (left.unit?.position ?? 0) - (right.unit?.position ?? 0) ||
        comparePeople(left.fullName, right.fullName)
    )
    .map(({ fullName, birthYear, position, unit, staffCode, code }) => ({
      fullName,
      birthYear,
      position,
      unitName: unit?.name ?? '',
      staffCode,
      code
    }));
}

/** The slips as a .csv that Excel opens with Vietnamese letters. */
export function slipsAsCsv(slips: readonly ActivationSlip[]): string {
  const header = [
    m.people_slip_name(),
    m.people_birth_year(),
    m.people_position(),
    m.people_slip_unit(),
    m.people_slip_staff_code(),
    m.people_slip_code()
  ];
  const rows = slips.map((slip) => [
    slip.fullName,
    slip.birthYear,
    slip.position,
    slip.unitName,
    slip.staffCode,
    slip.code
  ]);
  return stringify([header, ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows'
  });
}

async function officialsOf(
  ctx: Ctx,
  contestId: string,
  unitId: string | null
): Promise<Registration[]> {
  const registrations = await listRegistrations(ctx, contestId);
  if (unitId === null) return registrations;
  const below = new Set((await units.readTree(ctx)).subtree(unitId).map((unit) => unit.id));
  return registrations.filter((one) => below.has(one.unitId));
}

const idsOf = (officials: readonly Registration[]): string[] =>
  officials.map((one) => one.personId);
