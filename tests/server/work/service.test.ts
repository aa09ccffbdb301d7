import { beforeAll, expect, it } from 'vitest';
import type { Actor, Role, Scope } from '#lib/domain/auth/roles.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import { readWork } from '#lib/server/work/service.ts';
import {
  actorOf,
  CLOSES,
  handIn,
  makeSmallContest,
  OPENS,
  startedAttempt
} from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { makeTeamFinal } from '../../support/team-final.ts';

const withRole = (role: Role, scope: Scope): Actor => ({
  accountId: role,
  displayName: role,
  personId: null,
  grants: [{ role, scope }]
});

describeOnEachDatabase('my work before a contest', (bench) => {
  it('says that there is none', async () => {
    const organizer = withRole('organizer', { kind: 'installation' });
    expect(await readWork(bench().ctx, organizer)).toMatchObject([
      { role: 'organizer', step: { code: 'contest-none' } }
    ]);
  });
});

describeOnEachDatabase('my work', (bench) => {
  let view: ContestView;
  let scope: Scope;
  let unitScope: Scope;
  beforeAll(async () => {
    const { ctx } = bench();
    view = await makeSmallContest(ctx);
    scope = { kind: 'contest', contestId: view.contest.id };
    const { id } = await ctx.db
      .selectFrom('unit')
      .select('id')
      .where('code', '=', 'HLV')
      .executeTakeFirstOrThrow();
    unitScope = { kind: 'unit', unitId: id };
  });
  const stepsOf = async (actor: Actor) =>
    (await readWork(bench().ctx, actor)).map(({ role, step }) => ({ role, ...step }));
  const staff = (role: Role) => stepsOf(withRole(role, scope));

  it('before the opening is to prepare and to wait', async () => {
    const { ctx } = bench();
    expect(await staff('organizer')).toMatchObject([
      { code: 'contest-prepare', count: 4, until: OPENS }
    ]);
    expect(await stepsOf(withRole('unit_coordinator', unitScope))).toMatchObject([
      { role: 'coordinator', code: 'unit-wait', name: 'UBND huyện Lai Vung', count: 3 }
    ]);
    expect(await stepsOf(await actorOf(ctx, view.contest.id, 'AN'))).toMatchObject([
      { role: 'contestant', code: 'paper-wait', until: OPENS }
    ]);
  });

  it('while the round is open counts who is missing, with the deadline', async () => {
    const { ctx, clock } = bench();
    clock.now = OPENS + 60_000;
    await handIn(ctx, view, 'BINH');
    const an = await actorOf(ctx, view.contest.id, 'AN');
    expect(await stepsOf(an)).toMatchObject([{ code: 'paper-begin', until: CLOSES }]);
    const attempt = await startedAttempt(ctx, an);
    expect(await stepsOf(an)).toMatchObject([
      { code: 'paper-continue', href: `/quiz/${attempt.id}` }
    ]);
    expect(await staff('organizer')).toMatchObject([
      { code: 'contest-watch', of: 4, until: CLOSES }
    ]);
    const bình = await actorOf(ctx, view.contest.id, 'BINH');
    expect(await stepsOf(bình)).toMatchObject([{ code: 'paper-receipt' }]);
  });

  it('of those at a final is the final, and everybody has something or is told who to ask', async () => {
    expect(await staff('host')).toMatchObject([{ role: 'host', code: 'final-none' }]);
    const { finalId } = await makeTeamFinal(bench().ctx, view.contest.id, ['Một', 'Hai']);
    expect(await staff('host')).toMatchObject([
      { code: 'final-next', href: `/live/${finalId}/host` }
    ]);
    expect(await staff('mc')).toMatchObject([{ href: `/live/${finalId}/mc` }]);
    expect(await staff('judge')).toMatchObject([{ code: 'sheets-none' }]);
    expect(await staff('head_judge')).toMatchObject([
      { code: 'sheets-none' },
      { code: 'jury-none' }
    ]);
    expect(await staff('secretary')).toMatchObject([{ code: 'secretary-none' }]);
    const administrator = withRole('administrator', { kind: 'installation' });
    expect(await stepsOf(administrator)).toMatchObject([{ code: 'installation' }]);
    const nobody = { ...administrator, grants: [] };
    expect(await stepsOf(nobody)).toEqual([]);
  });
});
