import { beforeAll, expect, it } from 'vitest';
import type { Permission } from '#lib/domain/auth/permissions.ts';
import { PRESETS } from '#lib/domain/live/presets.ts';
import { programmeProblems } from '#lib/domain/live/programme-check.ts';
import * as banks from '#lib/server/banks/service.ts';
import { readPlanProgress } from '#lib/server/live/plan.ts';
import { sealPlan } from '#lib/server/live/plan-sealing.ts';
import * as questions from '#lib/server/live/plan-questions.ts';
import * as programmes from '#lib/server/live/programme-store.ts';
import * as live from '#lib/server/live/service.ts';
import { makeRooms } from '#lib/server/live/rooms.ts';
import { unseal } from '#lib/server/live/sealing.ts';
import { addTeam } from '#lib/server/live/teams.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { CLOSES, makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import {
  askedInFinal,
  drawWholePlan,
  importWideBank,
  planOfFinal,
  wideBank
} from '../../support/plan-final.ts';
import { makeTeamFinal } from '../../support/team-final.ts';

const TEAMS = ['Lai Vung', 'Sở Nội vụ', 'Cao Lãnh', 'Sở Y tế'];

describeOnEachDatabase('sealing a plan', (bench) => {
  let [contestId, may] = ['', undefined as unknown as Permission<'final.prepare'>];
  beforeAll(async () => {
    contestId = (await makeSmallContest(bench().ctx)).contest.id;
    // A round that runs would keep back the keys of its bank.
    bench().clock.now = CLOSES;
    may = operatorMay('final.prepare', { contestId });
    await importWideBank(bench().ctx);
  });

  it.each(PRESETS.map(({ id }) => id))('works with %s as drawn', async (presetId) => {
    const { ctx } = bench();
    const { finalId } = await makeTeamFinal(ctx, contestId, TEAMS);
    const { version } = await drawWholePlan(ctx, may, finalId, presetId);
    const asked = await askedInFinal(ctx, may, finalId);
    const sealed = await sealPlan(ctx, may, finalId, { version });
    expect(sealed).toMatchObject({ ok: true });
    const { programme, digest } = (await programmes.find(ctx.db, finalId))!;
    expect(sealed).toMatchObject({ value: { digest } });
    expect(programmeProblems(programme)).toEqual([]);
    expect(programme.teams.map(({ name }) => name)).toEqual(TEAMS);
    expect(programme.questions.map(({ id }) => id)).toEqual([...asked.keys()]);
    const view = await planOfFinal(ctx, may, finalId);
    expect(view).toMatchObject({ version, problems: [] });
    expect(await askedInFinal(ctx, may, finalId)).toEqual(asked);
  });

  it('waits until nothing is missing', async () => {
    const { ctx } = bench();
    const { finalId } = await makeTeamFinal(ctx, contestId, TEAMS.slice(0, 1));
    const seal = async () =>
      sealPlan(ctx, may, finalId, { version: (await planOfFinal(ctx, may, finalId)).version });
    expect(await seal()).toMatchObject({ refusal: 'plan-incomplete' });
    await drawWholePlan(ctx, may, finalId, 'chung-ket-trac-nghiem');
    const final = (await live.findFinal(ctx, finalId))!;
    expect(await readPlanProgress(ctx, may, final)).toEqual({
      segments: 3,
      places: 18,
      filled: 18,
      problems: 1
    });
    expect(await seal()).toMatchObject({ refusal: 'plan-incomplete' });
    await addTeam(ctx, may, finalId, { name: 'Sở Nội vụ' });
    const { version } = await planOfFinal(ctx, may, finalId);
    const at = { segmentId: 'phan-1', placeId: 'phan-1-cau-4' };
    await questions.clearPlace(ctx, may, finalId, { version, ...at });
    expect(await seal()).toMatchObject({ refusal: 'plan-incomplete' });
    await questions.removePlace(ctx, may, finalId, { version: version + 1, ...at });
    expect(await sealPlan(ctx, may, finalId, { version })).toMatchObject({
      refusal: 'plan-changed'
    });
    expect(await seal()).toMatchObject({ ok: true });
    expect(await seal()).toMatchObject({ refusal: 'programme-sealed' });
  });

  it('keeps the words of that moment, and opens again with the plan as it was', async () => {
    const { ctx } = bench();
    const { finalId } = await makeTeamFinal(ctx, contestId, TEAMS);
    const { version } = await drawWholePlan(ctx, may, finalId, 'rung-chuong-vang');
    const asked = await askedInFinal(ctx, may, finalId);
    await sealPlan(ctx, may, finalId, { version });
    const later = wideBank.questions.map((one) => ({ ...one, stem: `${one.stem} (sau)` }));
    await banks.importBank(ctx, { ...wideBank, questions: later });
    expect(await askedInFinal(ctx, may, finalId)).toEqual(asked);
    const rooms = makeRooms(ctx);
    expect(await unseal(ctx, rooms, may, finalId)).toMatchObject({ ok: true });
    const view = await planOfFinal(ctx, may, finalId);
    expect(view).toMatchObject({ version });
    expect(view.problems.map(({ code }) => code)).toContain('question-withdrawn');
  });
});
