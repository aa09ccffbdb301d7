import { beforeAll, expect, it } from 'vitest';
import type { Permission } from '#lib/domain/auth/permissions.ts';
import * as audit from '#lib/server/audit/store.ts';
import { findLink, linksOf, renewLink } from '#lib/server/live/links.ts';
import * as live from '#lib/server/live/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { makeTeamFinal } from '../../support/team-final.ts';

describeOnEachDatabase('a link of a team', (bench) => {
  let contestId = '';
  beforeAll(async () => {
    contestId = (await makeSmallContest(bench().ctx)).contest.id;
  });
  const made = async () => {
    const { ctx } = bench();
    const final = await makeTeamFinal(ctx, contestId, ['Một', 'Hai']);
    const { may, finalId } = final;
    const links = await linksOf(ctx, may, finalId);
    return { ...final, ctx, links, token: links[0]!.token };
  };
  const claimed = async (token: string): Promise<string> => {
    const answer = await live.claim(bench().ctx, token);
    if (!answer.ok) throw new Error(answer.refusal);
    return answer.value.cookie;
  };

  it('says whose it is and gives the seat to the device that takes it', async () => {
    const { ctx, token, finalId, teamIds, may } = await made();
    const link = { teamId: teamIds[0], teamName: 'Một', finalId, finalName: 'Chung kết thử' };
    expect(await findLink(ctx, token)).toEqual({ ...link, isTaken: false });
    const cookie = await claimed(token);
    expect(await live.deviceOf(ctx, cookie)).toEqual({ finalId, teamId: teamIds[0] });
    expect(await findLink(ctx, token)).toEqual({ ...link, isTaken: true });
    expect((await linksOf(ctx, may, finalId)).map((one) => one.claimedAt)).toEqual([
      bench().clock.now,
      null
    ]);
  });

  it('that is renewed takes the seat from the old device and opens nothing more (B-S12)', async () => {
    const { ctx, token, finalId, teamIds, may } = await made();
    const cookie = await claimed(token);
    const other = await claimed((await linksOf(ctx, may, finalId))[1]!.token);
    expect(await renewLink(ctx, may, finalId, { teamId: teamIds[0]! })).toMatchObject({ ok: true });
    expect(await live.deviceOf(ctx, cookie)).toBeNull();
    expect(await findLink(ctx, token)).toBeNull();
    expect(await live.claim(ctx, token)).toEqual({ ok: false, refusal: 'link-unknown' });
    const [renewed] = await linksOf(ctx, may, finalId);
    expect(renewed).toMatchObject({ claimedAt: null });
    expect(await live.deviceOf(ctx, await claimed(renewed!.token))).toMatchObject({ finalId });
    expect(await live.deviceOf(ctx, other)).toMatchObject({ teamId: teamIds[1] });
  });

  it('is renewed on the record, which never holds the link itself', async () => {
    const { ctx, finalId, teamIds, may } = await made();
    await renewLink(ctx, may, finalId, { teamId: teamIds[0]! });
    const entry = (await audit.last(ctx.db))!;
    expect(entry).toMatchObject({ action: 'final.renew-link', target: `live_team:${teamIds[0]}` });
    expect(JSON.parse(entry.detail)).toEqual({ version: 2, hadDevice: false });
  });

  it('opens nothing when it is guessed, cut short or of another team', async () => {
    const { ctx, links, teamIds } = await made();
    const mac = links[0]!.token.split('.')[1]!;
    for (const token of [
      '',
      'x',
      teamIds[0]!,
      `${teamIds[1]}.${mac}`,
      links[0]!.token.slice(0, -1)
    ])
      expect(await findLink(ctx, token)).toBeNull();
  });

  it('is not renewed through another final', async () => {
    const { ctx, token, teamIds } = await made();
    const may: Permission<'final.prepare'> = (await made()).may;
    const other = await made();
    expect(await renewLink(ctx, may, other.finalId, { teamId: teamIds[0]! })).toEqual({
      ok: false,
      refusal: 'team-unknown'
    });
    expect(await findLink(ctx, token)).not.toBeNull();
  });
});
