import { beforeAll, expect, it } from 'vitest';
import * as auth from '#lib/server/auth/service.ts';
import * as judging from '#lib/server/judging/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { HALL, ok, staffOf } from '../../support/panel.ts';

describeOnEachDatabase('an account for a judge', (bench) => {
  let contestId = '';
  beforeAll(async () => {
    contestId = (await makeSmallContest(bench().ctx)).contest.id;
  });

  it('opens with the password that is told once, and may be appointed', async () => {
    const { ctx } = bench();
    const prepare = operatorMay('judging.prepare', { contestId });
    const wanted = { loginName: 'gk-dung', displayName: 'Phạm Thị Dung' };
    const { accountId, password } = ok(await judging.makeJudgeAccount(ctx, prepare, wanted));

    expect((await auth.signIn(ctx, { loginName: 'gk-dung', password }, HALL)).ok).toBe(true);
    const candidates = await judging.judgeCandidates(ctx, prepare);
    expect(candidates.map(({ id, displayName }) => [id, displayName])).toContainEqual([
      accountId,
      'Phạm Thị Dung'
    ]);
  });

  it('never comes into an account that exists', async () => {
    const { ctx } = bench();
    const prepare = operatorMay('judging.prepare', { contestId });
    const bình = await staffOf(ctx, contestId, 'organizer', 'Trần Thị Bình');
    const { loginName } = (await auth.findAccounts(ctx, [bình.accountId])).get(bình.accountId)!;
    const taken = { loginName, displayName: 'Kẻ khác' };

    expect(await judging.makeJudgeAccount(ctx, prepare, taken)).toEqual({
      ok: false,
      refusal: 'login-name-taken'
    });
    const candidates = await judging.judgeCandidates(ctx, prepare);
    expect(candidates.map(({ id }) => id)).not.toContain(bình.accountId);
    const after = (await auth.findAccounts(ctx, [bình.accountId])).get(bình.accountId);
    expect(after?.displayName).toBe('Trần Thị Bình');
  });
});
