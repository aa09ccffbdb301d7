import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { codeKey } from '../../domain/files/codes.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import * as store from './store.ts';

export type WithdrawalRefusal = 'official-unknown' | 'has-paper' | 'has-record';

/**
 * Takes somebody out of the contest who was registered by mistake: the person leaves every count.
 * Whoever has a paper stays, and so does who is named in a report of trouble or in a remedy. On the
 * record with the reason; the same list again would register the person anew.
 */
export function withdraw(
  ctx: Ctx,
  permission: Permission<'person.import'>,
  contestId: string,
  { staffCode, reason }: { staffCode: string; reason: string }
): Promise<Result<{ fullName: string }, WithdrawalRefusal>> {
  return ctx.tx(async (ctx) => {
    const all = await store.listRegistrations(ctx.db, contestId, null);
    const found = all.find((one) => codeKey(one.staffCode) === codeKey(staffCode));
    if (!found) return refused('official-unknown');
    const { id, personId, unitId, candidateNo, fullName } = found;
    if ((await store.peopleWithPaper(ctx.db, contestId)).includes(personId)) {
      return refused('has-paper');
    }
    if (await store.isRegistrationNamed(ctx.db, id)) return refused('has-record');
    await store.deleteRegistration(ctx.db, id);
    await audit.record(ctx, permission.actor, 'registration.withdraw', `person:${personId}`, {
      contestId,
      unitId,
      candidateNo,
      reason
    });
    return accepted({ fullName });
  });
}
