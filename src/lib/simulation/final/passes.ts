import type { Grant } from '../../domain/auth/roles.ts';
import type { Programme } from '../../domain/live/programme.ts';
import * as auth from '../../server/auth/service.ts';
import type { Ctx } from '../../server/ctx.ts';
import { claim, newSpectator } from '../../server/live/device.ts';
import { linksOf } from '../../server/live/links.ts';
import { operatorMay } from '../../server/operator.ts';
import type { PanelJudge } from './jury.ts';

/** Cookies of all who come to a simulated final, and its judges as those who sign sheets. */
export type Passes = {
  operator: string;
  teams: string[];
  judges: string[];
  panel: PanelJudge[];
  spectators: string[];
};

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
  const panel: PanelJudge[] = [];
  for (let number = 1; number <= guests.judges; number += 1) {
    const judge = await staff(ctx, contestId, 'judge', `giamkhao${number}-${suffix}`);
    judges.push(judge.cookie);
    panel.push(judge);
  }
  const permission = operatorMay('final.prepare', { contestId });
  const teams: string[] = [];
  for (const { token } of await linksOf(ctx, permission, programme.finalId)) {
    const claimed = await claim(ctx, token);
    if (!claimed.ok) throw new Error(claimed.refusal);
    teams.push(`live-device=${claimed.value.cookie}`);
  }
  return {
    operator: (await staff(ctx, contestId, 'host', `dieuhanh-${suffix}`)).cookie,
    teams,
    judges,
    panel,
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
): Promise<PanelJudge & { cookie: string }> {
  const grants: Grant[] = [{ role, scope: { kind: 'contest', contestId } }];
  const password = `mat-khau-cua-${loginName}`;
  const account = { loginName, displayName: loginName, password };
  await auth.putStaffAccount(ctx, { ...account, grants });
  const signedIn = await auth.signIn(ctx, account, '127.0.0.1');
  if (!signedIn.ok) throw new Error(signedIn.refusal);
  const { token } = signedIn.value;
  const session = await auth.readSession(ctx, token);
  if (!session) throw new Error(`${loginName} has no session`);
  return { actor: session.actor, password, cookie: `session=${token}` };
}
