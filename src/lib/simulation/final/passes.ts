import type { Grant } from '../../domain/auth/roles.ts';
import type { Programme } from '../../domain/live/programme.ts';
import * as auth from '../../server/auth/service.ts';
import type { Ctx } from '../../server/ctx.ts';
import { claim, newSpectator } from '../../server/live/device.ts';
import { linksOf } from '../../server/live/links.ts';
import { operatorMay } from '../../server/operator.ts';

/** Cookies of all who come to a simulated final. */
export type Passes = { operator: string; teams: string[]; judges: string[]; spectators: string[] };

/** Who comes, besides the operator and the teams of the programme. */
export type Guests = { judges: number; spectators: number };

/** Signs in the staff, gives every team its seat and every phone its name. */
export async function admit(
  ctx: Ctx,
  { contestId, programme }: { contestId: string; programme: Programme },
  guests: Guests
): Promise<Passes> {
  // One final after another may be played in the same database.
  const suffix = programme.finalId.slice(-6);
  const judges: string[] = [];
  for (let number = 1; number <= guests.judges; number += 1) {
    judges.push(await staff(ctx, contestId, 'judge', `giamkhao${number}-${suffix}`));
  }
  const permission = operatorMay('final.prepare', { contestId });
  const teams: string[] = [];
  for (const { token } of await linksOf(ctx, permission, programme.finalId)) {
    const claimed = await claim(ctx, token);
    if (!claimed.ok) throw new Error(claimed.refusal);
    teams.push(`live-device=${claimed.value.cookie}`);
  }
  return {
    operator: await staff(ctx, contestId, 'host', `dieuhanh-${suffix}`),
    teams,
    judges,
    spectators: Array.from(
      { length: guests.spectators },
      () => `live-spectator=${newSpectator(ctx)}`
    )
  };
}

async function staff(
  ctx: Ctx,
  contestId: string,
  role: 'host' | 'judge',
  loginName: string
): Promise<string> {
  const grants: Grant[] = [{ role, scope: { kind: 'contest', contestId } }];
  const account = { loginName, displayName: loginName, password: `mat-khau-cua-${loginName}` };
  await auth.putStaffAccount(ctx, { ...account, grants });
  const signedIn = await auth.signIn(ctx, account, '127.0.0.1');
  if (!signedIn.ok) throw new Error(signedIn.refusal);
  return `session=${signedIn.value.token}`;
}
