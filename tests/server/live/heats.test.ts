import { beforeAll, expect, it } from 'vitest';
import type { Permission } from '#lib/domain/auth/permissions.ts';
import { drawHeats } from '#lib/domain/live/heats.ts';
import * as audit from '#lib/server/audit/store.ts';
import { drawLots, setHeats } from '#lib/server/live/heats.ts';
import { readPreparation } from '#lib/server/live/preparation.ts';
import * as live from '#lib/server/live/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { makeSmallFinal } from '../../support/final.ts';
import { beginShow, makeTeamFinal } from '../../support/team-final.ts';

const NAMES = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm'];

describeOnEachDatabase('heats', (bench) => {
  let finalId = '';
  let teamIds: string[] = [];
  let may = undefined as unknown as Permission<'final.prepare'>;
  beforeAll(async () => {
    const { contest } = await makeSmallContest(bench().ctx);
    ({ finalId, teamIds, may } = await makeTeamFinal(bench().ctx, contest.id, NAMES));
  });
  const heatOf = async () => {
    const { ctx } = bench();
    const { teams } = await readPreparation(ctx, may, (await live.findFinal(ctx, finalId))!);
    return new Map(teams.map((team) => [team.id, team.heat]));
  };

  it('are drawn by lot, and the record alone gives the same draw again', async () => {
    const { ctx } = bench();
    expect(await drawLots(ctx, may, finalId, { count: 2 })).toMatchObject({ ok: true });
    const { action, detail } = (await audit.last(ctx.db))!;
    const { seed, count } = JSON.parse(detail) as { seed: string; count: number };
    expect(action).toBe('final.draw-heats');
    const again = drawHeats(seed, teamIds, count);
    const heats = await heatOf();
    again.forEach((ids, index) => ids.forEach((id) => expect(heats.get(id)).toBe(index + 1)));
    expect(again.map((ids) => ids.length)).toEqual([3, 2]);
  });

  it('are not more than there are teams', async () => {
    const before = await heatOf();
    expect(await drawLots(bench().ctx, may, finalId, { count: 6 })).toEqual({
      ok: false,
      refusal: 'too-many-heats'
    });
    expect(await heatOf()).toEqual(before);
  });

  it.each([
    ['a heat that is empty in between', [1, 1, 3, 3, 1], 'heat-empty'],
    ['a team without one', [1, 1, 2, 2, null], 'heat-empty'],
    ['no first heat', [2, 2, 2, 2, 2], 'heat-empty']
  ])('by hand are not %s', async (_, given, refusal) => {
    const heats = new Map(teamIds.map((id, index) => [id, given[index] ?? null]));
    expect(await setHeats(bench().ctx, may, finalId, heats)).toEqual({ ok: false, refusal });
  });

  it('by hand are as given, or none at all', async () => {
    const { ctx } = bench();
    const given = new Map(teamIds.map((id, index) => [id, (index % 3) + 1]));
    expect(await setHeats(ctx, may, finalId, given)).toMatchObject({ ok: true });
    expect(await heatOf()).toEqual(given);
    const none = new Map(teamIds.map((id) => [id, null]));
    expect(await setHeats(ctx, may, finalId, none)).toMatchObject({ ok: true });
    expect(await heatOf()).toEqual(none);
  });

  it('name every team of the final and no other', async () => {
    const some = new Map(teamIds.slice(1).map((id) => [id, 1]));
    const answer = { ok: false, refusal: 'team-unknown' };
    expect(await setHeats(bench().ctx, may, finalId, some)).toEqual(answer);
    some.set('a stranger', 1);
    expect(await setHeats(bench().ctx, may, finalId, some)).toEqual(answer);
  });

  it('stay while the programme is sealed and when the show has begun', async () => {
    const { ctx } = bench();
    const sealed = (await makeSmallFinal(ctx)).finalId;
    expect(await drawLots(ctx, may, sealed, { count: 2 })).toEqual({
      ok: false,
      refusal: 'programme-sealed'
    });
    await beginShow(ctx, sealed);
    expect(await setHeats(ctx, may, sealed, new Map())).toEqual({
      ok: false,
      refusal: 'show-has-begun'
    });
  });
});
