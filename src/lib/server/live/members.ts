import type { ToldApart } from '../../domain/people/registration.ts';
import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { comparePeople, fold } from '../../domain/core/vietnamese.ts';
import { appointCaptain, withOneCaptain } from '../../domain/live/members.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import * as people from '../people/service.ts';
import * as units from '../units/service.ts';
import type { Final } from './final-store.ts';
import * as store from './member-store.ts';
import { openFinal, teamOf, type ClosedRefusal } from './preparing.ts';
import type { StageTeam } from './team-store.ts';

export type MemberRefusal =
  ClosedRefusal | 'team-unknown' | 'member-unknown' | 'person-unknown' | 'person-taken';

/** Who can be chosen as a member: an official of the team's unit who plays for no team yet. */
export type Choice = {
  personId: string;
  fullName: string;
  staffCode: string;
  unitName: string;
} & ToldApart;

type May = Permission<'final.prepare'>;
type Team = { teamId: string };

/** Rows of one search: more than anybody reads. */
const MOST = 20;

/** Officials of the team's unit and all below it, by parts of names or codes as people type them. */
export async function findChoices(
  ctx: Ctx,
  _permission: May,
  final: Pick<Final, 'id' | 'contestId'>,
  team: Pick<StageTeam, 'unitId'>,
  words: string
): Promise<{ choices: Choice[]; found: number }> {
  const wanted = fold(words);
  if (wanted === '') return { choices: [], found: 0 };
  const tree = await units.readTree(ctx);
  const taken = new Set((await store.ofFinal(ctx.db, final.id)).map((one) => one.personId));
  const found = (await people.listOfficials(ctx, final.contestId, unitIdsOf(tree, team)))
    .filter((one) => fold(`${one.fullName} • ${one.staffCode}`).includes(wanted))
    .filter((one) => !taken.has(one.personId))
    .sort((left, right) => comparePeople(left.fullName, right.fullName))
    .map((one) => ({
      ...one,
      unitName: tree.get(one.unitId)?.name ?? ''
    }));
  return { choices: found.slice(0, MOST), found: found.length };
}

/** Takes an official of the team's unit into the team. */
export function addOfficial(
  ctx: Ctx,
  permission: May,
  finalId: string,
  { teamId, personId }: Team & { personId: string }
): Promise<Result<null, MemberRefusal>> {
  return change(ctx, permission, finalId, teamId, async (ctx, final, team, members) => {
    const tree = await units.readTree(ctx);
    const officials = await people.listOfficials(ctx, final.contestId, unitIdsOf(tree, team));
    const official = officials.find((one) => one.personId === personId);
    if (!official) return refused('person-unknown');
    const all = await store.ofFinal(ctx.db, finalId);
    if (all.some((one) => one.personId === personId)) return refused('person-taken');
    const { fullName, position } = official;
    const person = { personId, fullName, position: position ?? '' };
    return accepted([...members, { id: ctx.id(), teamId, isCaptain: false, ...person }]);
  });
}

/** Takes somebody into the team who is typed by hand. */
export const addMember = (
  ctx: Ctx,
  permission: May,
  finalId: string,
  { teamId, ...person }: Team & { fullName: string; position: string }
): Promise<Result<null, MemberRefusal>> =>
  change(ctx, permission, finalId, teamId, async (ctx, _final, _team, members) =>
    accepted([...members, { id: ctx.id(), teamId, personId: null, isCaptain: false, ...person }])
  );

/** Corrects a member or puts somebody else in the place, who is not the official from before. */
export const changeMember = (
  ctx: Ctx,
  permission: May,
  finalId: string,
  { teamId, memberId, ...person }: Team & { memberId: string; fullName: string; position: string }
): Promise<Result<null, MemberRefusal>> =>
  change(ctx, permission, finalId, teamId, async (_ctx, _final, _team, members) => {
    const before = members.find((one) => one.id === memberId);
    if (!before) return refused('member-unknown');
    const personId = before.fullName === person.fullName ? before.personId : null;
    const after = { ...before, ...person, personId };
    return accepted(members.map((one) => (one.id === memberId ? after : one)));
  });

/** Takes a member out. Where it was the captain, the first of the others takes over. */
export const removeMember = (
  ctx: Ctx,
  permission: May,
  finalId: string,
  { teamId, memberId }: Team & { memberId: string }
): Promise<Result<null, MemberRefusal>> =>
  change(ctx, permission, finalId, teamId, async (_ctx, _final, _team, members) =>
    members.some((one) => one.id === memberId)
      ? accepted(members.filter((one) => one.id !== memberId))
      : refused('member-unknown')
  );

export const makeCaptain = (
  ctx: Ctx,
  permission: May,
  finalId: string,
  { teamId, memberId }: Team & { memberId: string }
): Promise<Result<null, MemberRefusal>> =>
  change(ctx, permission, finalId, teamId, async (_ctx, _final, _team, members) =>
    members.some((one) => one.id === memberId)
      ? accepted(appointCaptain(members, memberId))
      : refused('member-unknown')
  );

function change(
  ctx: Ctx,
  permission: May,
  finalId: string,
  teamId: string,
  decide: (
    ctx: Ctx,
    final: Final,
    team: StageTeam,
    members: store.Member[]
  ) => Promise<Result<store.Member[], MemberRefusal>>
): Promise<Result<null, MemberRefusal>> {
  return ctx.tx(async (ctx) => {
    const open = await openFinal(ctx, permission, finalId, { inProgramme: false });
    if (!open.ok) return open;
    const team = await teamOf(ctx, finalId, teamId);
    if (!team) return refused('team-unknown');
    const all = await store.ofFinal(ctx.db, finalId);
    const before = all.filter((one) => one.teamId === teamId);
    const decided = await decide(ctx, open.value, team, before);
    if (!decided.ok) return decided;
    const after = withOneCaptain(decided.value);
    await store.replace(ctx.db, teamId, after);
    await audit.record(ctx, permission.actor, 'final.change-members', `live_team:${teamId}`, {
      before: before.map(onRecord),
      after: after.map(onRecord)
    });
    return accepted(null);
  });
}

const onRecord = ({ fullName, position, isCaptain }: store.Member) => ({
  fullName,
  position,
  isCaptain
});

/** A team without a unit may have members from everywhere. */
const unitIdsOf = (
  tree: Awaited<ReturnType<typeof units.readTree>>,
  { unitId }: Pick<StageTeam, 'unitId'>
): string[] | null => (unitId === null ? null : tree.subtree(unitId).map((unit) => unit.id));
