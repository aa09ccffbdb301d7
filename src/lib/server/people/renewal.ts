import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { tidy } from '../../domain/core/vietnamese.ts';
import { codeKey } from '../../domain/files/codes.ts';
import type { Registration, ToldApart } from '../../domain/people/registration.ts';
import * as auth from '../auth/service.ts';
import type { Ctx } from '../ctx.ts';
import { isRenewalTooMany } from '../request-rate.ts';
import * as units from '../units/service.ts';
import type { ActivationSlip } from './activation.ts';
import { listRegistrations } from './service.ts';

type May = Permission<'activation.renew'>;

export type RenewalRefusal =
  'official-unknown' | 'account-disabled' | 'staff-account' | 'too-many-renewals';

/** An official as the one who hands out a new code has to recognize. */
export type Renewable = { fullName: string; unitName: string; staffCode: string } & ToldApart;

/**
 * The official with this staff code among those whom the permission reaches: a coordinator's goes no
 * further than the own unit and all below it.
 *
 * @param staffCode as typed; case and blanks do not matter
 */
export async function findRenewable(
  ctx: Ctx,
  permission: May,
  contestId: string,
  staffCode: string
): Promise<Renewable | null> {
  const found = await find(ctx, permission, contestId, staffCode);
  return found && shown(found);
}

/**
 * A slip for one official who forgot the password or lost the code: password, codes and sessions
 * there were end. A paper under way stays as it is and goes on after signing in.
 */
export async function renewSlip(
  ctx: Ctx,
  permission: May,
  contestId: string,
  { staffCode, reason }: { staffCode: string; reason: string }
): Promise<Result<ActivationSlip, RenewalRefusal>> {
  const found = await find(ctx, permission, contestId, staffCode);
  if (!found) return refused('official-unknown');
  if (await isRenewalTooMany(permission.actor?.accountId ?? '')) {
    return refused('too-many-renewals');
  }
  const code = await auth.resetAccess(ctx, permission, found.personId, reason);
  if (code.ok) return accepted({ ...shown(found), code: code.value });
  return refused(code.refusal === 'no-account' ? 'official-unknown' : code.refusal);
}

type Found = Registration & { unitName: string };

async function find(
  ctx: Ctx,
  { subject }: May,
  contestId: string,
  staffCode: string
): Promise<Found | null> {
  const tree = await units.readTree(ctx);
  const topId = subject.unitPath?.[0];
  const within = topId === undefined ? null : tree.subtree(topId).map(({ id }) => id);
  const registrations = await listRegistrations(ctx, contestId, within);
  const found = registrations.find((one) => codeKey(one.staffCode) === codeKey(tidy(staffCode)));
  return found ? { ...found, unitName: tree.get(found.unitId)?.name ?? '' } : null;
}

const shown = ({ fullName, birthYear, position, unitName, staffCode }: Found): Renewable => ({
  fullName,
  birthYear,
  position,
  unitName,
  staffCode
});
