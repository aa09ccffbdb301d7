import { beforeAll, expect, it } from 'vitest';
import type { Permission } from '#lib/domain/auth/permissions.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import * as audit from '#lib/server/audit/store.ts';
import * as live from '#lib/server/live/service.ts';
import * as members from '#lib/server/live/members.ts';
import {
  createFinal,
  listPreparations,
  readPreparation,
  renameFinal
} from '#lib/server/live/preparation.ts';
import { addTeam, moveTeam, removeTeam, renameTeam } from '#lib/server/live/teams.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as people from '#lib/server/people/service.ts';
import * as units from '#lib/server/units/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase, type Bench } from '../../support/databases.ts';
import { makeSmallFinal } from '../../support/final.ts';
import { beginShow, makeTeamFinal } from '../../support/team-final.ts';

type May = Permission<'final.prepare'>;

const namesOf = async (ctx: Ctx, may: May, finalId: string): Promise<string[]> => {
  const final = await live.findFinal(ctx, finalId);
  return (await readPreparation(ctx, may, final!)).teams.map((team) => team.name);
};
const membersOf = async (ctx: Ctx, may: May, finalId: string) => {
  const final = await live.findFinal(ctx, finalId);
  const { teams } = await readPreparation(ctx, may, final!);
  return teams[0]!.members;
};
const lastEntry = async ({ ctx }: Bench) => {
  const { action, detail } = (await audit.last(ctx.db))!;
  return { action, detail: JSON.parse(detail) as Record<string, unknown> };
};

describeOnEachDatabase('a final', (bench) => {
  let [contestId, may] = ['', undefined as unknown as May];
  beforeAll(async () => {
    contestId = (await makeSmallContest(bench().ctx)).contest.id;
    may = operatorMay('final.prepare', { contestId });
  });

  it('is made on the record and listed with how far it is', async () => {
    const { ctx } = bench();
    const { finalId } = await createFinal(ctx, may, contestId, { name: 'Chung kết' });
    expect(await lastEntry(bench())).toMatchObject({
      action: 'final.create',
      detail: { name: 'Chung kết' }
    });
    await renameFinal(ctx, may, finalId, { name: 'Chung kết xếp hạng' });
    const listed = await listPreparations(ctx, may, contestId);
    expect(listed.map(({ final, stage, teams }) => [final.name, stage, teams])).toEqual([
      ['Chung kết xếp hạng', 'open', []]
    ]);
  });

  it('has teams that come, change their names and places, and go', async () => {
    const { ctx } = bench();
    const { finalId, teamIds } = await makeTeamFinal(ctx, contestId, ['Một', 'Hai', 'Ba']);
    const [one = '', two = '', three = ''] = teamIds;
    expect(await moveTeam(ctx, may, finalId, { teamId: three, direction: 'up' })).toMatchObject({
      ok: true
    });
    expect(await namesOf(ctx, may, finalId)).toEqual(['Một', 'Ba', 'Hai']);
    await moveTeam(ctx, may, finalId, { teamId: one, direction: 'up' });
    expect(await namesOf(ctx, may, finalId)).toEqual(['Một', 'Ba', 'Hai']);
    await renameTeam(ctx, may, finalId, { teamId: two, name: 'Hai mới' });
    await removeTeam(ctx, may, finalId, { teamId: one });
    expect(await lastEntry(bench())).toMatchObject({
      action: 'final.remove-team',
      detail: { name: 'Một' }
    });
    await addTeam(ctx, may, finalId, { name: 'Bốn' });
    expect(await namesOf(ctx, may, finalId)).toEqual(['Ba', 'Hai mới', 'Bốn']);
  });

  it('has no two teams of one name, however it is written', async () => {
    const { ctx } = bench();
    const { finalId, teamIds } = await makeTeamFinal(ctx, contestId, ['Sở Nội vụ', 'Sở Y tế']);
    const taken = { ok: false, refusal: 'name-taken' };
    expect(await addTeam(ctx, may, finalId, { name: 'SỞ NỘI VỤ' })).toEqual(taken);
    const second = { teamId: teamIds[1]!, name: 'so noi vu' };
    expect(await renameTeam(ctx, may, finalId, second)).toEqual(taken);
    const own = { teamId: teamIds[1]!, name: 'SỞ Y TẾ' };
    expect(await renameTeam(ctx, may, finalId, own)).toMatchObject({ ok: true });
  });

  it('knows no team of another final', async () => {
    const { ctx } = bench();
    const { teamIds } = await makeTeamFinal(ctx, contestId, ['Một']);
    const other = await makeTeamFinal(ctx, contestId, ['Hai']);
    expect(await removeTeam(ctx, may, other.finalId, { teamId: teamIds[0]! })).toEqual({
      ok: false,
      refusal: 'team-unknown'
    });
  });

  it('is not for those who may prepare another contest', async () => {
    const { ctx } = bench();
    const { finalId } = await makeTeamFinal(ctx, contestId);
    const stranger = operatorMay('final.prepare', { contestId: 'another' });
    await expect(addTeam(ctx, stranger, finalId, { name: 'Một' })).rejects.toThrow(/not for/);
  });
});

describeOnEachDatabase('a final that is settled', (bench) => {
  it('keeps its teams while it is sealed, and members too once it has begun', async () => {
    const { ctx } = bench();
    const { contest } = await makeSmallContest(ctx);
    const may = operatorMay('final.prepare', { contestId: contest.id });
    const { finalId, programme } = await makeSmallFinal(ctx);
    const teamId = programme.teams[0]!.id;
    const names = await namesOf(ctx, may, finalId);
    const person = { teamId, fullName: 'Trần Văn Bảy', position: 'Công chức' };
    const tries = [
      () => addTeam(ctx, may, finalId, { name: 'Đội mới' }),
      () => removeTeam(ctx, may, finalId, { teamId }),
      () => renameTeam(ctx, may, finalId, { teamId, name: 'Tên mới' }),
      () => moveTeam(ctx, may, finalId, { teamId, direction: 'down' }),
      () => renameFinal(ctx, may, finalId, { name: 'Tên mới' })
    ];
    for (const attempt of tries)
      expect(await attempt()).toEqual({ ok: false, refusal: 'programme-sealed' });
    expect(await members.addMember(ctx, may, finalId, person)).toMatchObject({ ok: true });

    await beginShow(ctx, finalId);
    for (const attempt of [...tries, () => members.addMember(ctx, may, finalId, person)])
      expect(await attempt()).toEqual({ ok: false, refusal: 'show-has-begun' });
    expect(await namesOf(ctx, may, finalId)).toEqual(names);
    expect(await membersOf(ctx, may, finalId)).toHaveLength(1);
  });
});

describeOnEachDatabase('members', (bench) => {
  let contestId = '';
  let finalId = '';
  let teamId = '';
  let may = undefined as unknown as May;
  const idOf = async (fullName: string) =>
    (await membersOf(bench().ctx, may, finalId)).find((one) => one.fullName === fullName)?.id ?? '';

  beforeAll(async () => {
    const { ctx } = bench();
    contestId = (await makeSmallContest(ctx)).contest.id;
    ({ finalId, may } = await makeTeamFinal(ctx, contestId));
    const laiVung = (await units.readTree(ctx)).units.find((one) => one.code === 'HLV')!;
    const id = ctx.id();
    await ctx.db
      .insertInto('live_team')
      .values({
        id,
        final_id: finalId,
        unit_id: laiVung.id,
        name: laiVung.name,
        ordinal: 1,
        heat: null,
        link_version: 1,
        device_hash: null,
        device_claimed_at: null
      })
      .execute();
    teamId = id;
  });

  const search = async (words: string) => {
    const { ctx } = bench();
    const final = (await live.findFinal(ctx, finalId))!;
    const { unitId } = (await readPreparation(ctx, may, final)).teams[0]!;
    return members.findChoices(ctx, may, final, { unitId }, words);
  };

  it('are found among the officials of the unit and below, without diacritics', async () => {
    expect((await search('chi')).choices).toMatchObject([
      { fullName: 'Lê Thị Chi', position: 'Công chức', unitName: 'UBND xã Hòa Long' }
    ]);
    expect((await search('thi')).choices.map((one) => one.fullName)).toEqual([
      'Trần Thị Bình',
      'Lê Thị Chi'
    ]);
    expect((await search('dung')).found).toBe(1);
    expect((await search('Nguyễn Văn An')).found).toBe(0);
    expect((await search('%')).found).toBe(0);
  });

  it('come in, one of them the captain, and one only', async () => {
    const { ctx } = bench();
    const { choices } = await search('thi');
    for (const { personId } of choices)
      expect(await members.addOfficial(ctx, may, finalId, { teamId, personId })).toMatchObject({
        ok: true
      });
    const byHand = { teamId, fullName: 'Võ Thị Sáu', position: 'Giáo viên' };
    await members.addMember(ctx, may, finalId, byHand);
    const captains = async () =>
      (await membersOf(ctx, may, finalId))
        .filter((one) => one.isCaptain)
        .map((one) => one.fullName);
    expect(await captains()).toEqual(['Trần Thị Bình']);
    const sau = await idOf('Võ Thị Sáu');
    await members.makeCaptain(ctx, may, finalId, { teamId, memberId: sau });
    expect(await captains()).toEqual(['Võ Thị Sáu']);
    await members.removeMember(ctx, may, finalId, { teamId, memberId: sau });
    expect(await captains()).toEqual(['Trần Thị Bình']);
    expect(await lastEntry(bench())).toMatchObject({ action: 'final.change-members' });
  });

  it('are nobody twice and nobody of another unit', async () => {
    const { ctx } = bench();
    const registrations = await people.listRegistrations(ctx, contestId);
    const person = (name: string) =>
      registrations.find((one) => one.fullName === name)?.personId ?? '';
    const add = (name: string) =>
      members.addOfficial(ctx, may, finalId, { teamId, personId: person(name) });
    expect(await add('Lê Thị Chi')).toEqual({ ok: false, refusal: 'person-taken' });
    expect((await search('chi')).found).toBe(0);
    expect(await add('Nguyễn Văn An')).toEqual({ ok: false, refusal: 'person-unknown' });
  });

  it('change: a corrected position is the same official, another name is not', async () => {
    const { ctx } = bench();
    const memberId = await idOf('Lê Thị Chi');
    const change = (fullName: string, position: string) =>
      members.changeMember(ctx, may, finalId, { teamId, memberId, fullName, position });
    const chi = async () =>
      (await membersOf(ctx, may, finalId)).find((one) => one.id === memberId)!;
    await change('Lê Thị Chi', 'Phó Chủ tịch');
    expect(await chi()).toMatchObject({ position: 'Phó Chủ tịch', personId: expect.any(String) });
    await change('Lê Văn Tám', 'Công chức');
    expect(await chi()).toMatchObject({ fullName: 'Lê Văn Tám', personId: null });
    const gone = { teamId, memberId: 'gone' };
    expect(await members.removeMember(ctx, may, finalId, gone)).toEqual({
      ok: false,
      refusal: 'member-unknown'
    });
  });
});
