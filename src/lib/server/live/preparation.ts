import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, type Result } from '../../domain/core/result.ts';
import type { Instant } from '../../domain/core/time.ts';
import {
  milestonesOf,
  MILESTONES,
  type Milestones,
  type Stage
} from '../../domain/live/milestones.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import * as events from './event-store.ts';
import * as finals from './final-store.ts';
import * as members from './member-store.ts';
import { openFinal, type ClosedRefusal } from './preparing.ts';
import * as programmes from './programme-store.ts';
import * as teams from './team-store.ts';

/** A team with all that is entered for it, without anything that its device holds. */
export type EnteredTeam = {
  id: string;
  unitId: string | null;
  name: string;
  heat: number | null;
  claimedAt: Instant | null;
  members: Omit<members.Member, 'teamId'>[];
};

/** What an organizer sees of a final before it begins. */
export type Preparation = {
  final: finals.Final;
  stage: Stage;
  milestones: Milestones;
  sealed: { at: Instant; digest: string } | null;
  teams: EnteredTeam[];
};

type May = Permission<'final.prepare'>;

/** A plan without segments: what a new final begins with. */
const EMPTY_PLAN = '{}';

/** Makes a final of a contest. */
export function createFinal(
  ctx: Ctx,
  permission: May,
  contestId: string,
  { name }: { name: string }
): Promise<{ finalId: string }> {
  return ctx.tx(async (ctx) => {
    const finalId = ctx.id();
    await finals.insert(ctx.db, { id: finalId, contestId, name, createdAt: ctx.now() }, EMPTY_PLAN);
    await audit.record(ctx, permission.actor, 'final.create', `final:${finalId}`, {
      contestId,
      name
    });
    return { finalId };
  });
}

/** Gives a final another name. It is part of the programme. */
export function renameFinal(
  ctx: Ctx,
  permission: May,
  finalId: string,
  { name }: { name: string }
): Promise<Result<null, ClosedRefusal>> {
  return ctx.tx(async (ctx) => {
    const open = await openFinal(ctx, permission, finalId, { inProgramme: true });
    if (!open.ok) return open;
    await finals.rename(ctx.db, finalId, name);
    await audit.record(ctx, permission.actor, 'final.rename', `final:${finalId}`, {
      before: open.value.name,
      after: name
    });
    return accepted(null);
  });
}

/** Finals of a contest with how far they are, oldest first. */
export async function listPreparations(
  ctx: Ctx,
  permission: May,
  contestId: string
): Promise<Preparation[]> {
  const all = await finals.ofContest(ctx.db, contestId);
  return Promise.all(all.map((final) => readPreparation(ctx, permission, final)));
}

/** All that is entered for a final. */
export async function readPreparation(
  ctx: Ctx,
  _permission: May,
  final: finals.Final
): Promise<Preparation> {
  const hasBegun = await events.hasEvents(ctx.db, final.id);
  const milestones = milestonesOf(await events.readOfTypes(ctx.db, final.id, MILESTONES));
  const found = await programmes.find(ctx.db, final.id);
  const entered = await teams.ofFinal(ctx.db, final.id);
  const byTeam = Map.groupBy(await members.ofFinal(ctx.db, final.id), (one) => one.teamId);
  return {
    final,
    stage: hasBegun ? (milestones.endedAt === null ? 'begun' : 'ended') : found ? 'sealed' : 'open',
    milestones,
    sealed: found && { at: found.sealedAt, digest: found.digest },
    teams: entered.map(({ id, unitId, name, heat, deviceClaimedAt }) => ({
      id,
      unitId,
      name,
      heat,
      claimedAt: deviceClaimedAt,
      members: (byTeam.get(id) ?? []).map(({ teamId: _, ...member }) => member)
    }))
  };
}
