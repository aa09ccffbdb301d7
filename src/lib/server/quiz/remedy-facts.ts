import type { Permission } from '../../domain/auth/permissions.ts';
import { hasSecond, type Somebody } from '../../domain/quiz/second-person.ts';
import * as auth from '../auth/service.ts';
import type { Ctx } from '../ctx.ts';

/** Whoever asks or decides. */
export function somebodyOf({ actor }: Pick<Permission<'remedy.decide'>, 'actor'>): Somebody {
  if (!actor) throw new Error('nobody helps without an account');
  return { accountId: actor.accountId, personId: actor.personId };
}

/** Is there an account of another person that could confirm what this one asks for? */
export async function isAlone(ctx: Ctx, contestId: string, asker: Somebody): Promise<boolean> {
  const holders = await auth.staffWithRole(ctx, ['organizer', 'administrator'], contestId);
  return !hasSecond(
    asker,
    holders.map(({ id, personId }) => ({ accountId: id, personId }))
  );
}

/** The account that asked, as a person. */
export async function askerOf(ctx: Ctx, accountId: string): Promise<Somebody> {
  const found = (await auth.findAccounts(ctx, [accountId])).get(accountId);
  return { accountId, personId: found?.personId ?? null };
}
