import { hasPlaces } from '../domain/live/plan.ts';
import { stageFourParts } from '../domain/live/presets/stage-four-parts.ts';
import type { ContestView } from '../server/contest/service.ts';
import type { Ctx } from '../server/ctx.ts';
import { addOfficial } from '../server/live/members.ts';
import { readPlan } from '../server/live/plan.ts';
import { drawIntoSegment } from '../server/live/plan-questions.ts';
import { sealPlan } from '../server/live/plan-sealing.ts';
import { choosePreset } from '../server/live/plan-segments.ts';
import { createFinal, listPreparations } from '../server/live/preparation.ts';
import * as live from '../server/live/service.ts';
import { takeFromRanking } from '../server/live/teams-from-ranking.ts';
import { operatorMay } from '../server/operator.ts';
import * as people from '../server/people/service.ts';
import * as units from '../server/units/service.ts';
import { expectOk } from './expect-ok.ts';

const NAME = 'Vòng chung kết Hội thi tìm hiểu cải cách hành chính năm 2021';

/** Members of each team; domain.md B8 knows teams of three. */
const MEMBERS = 3;

/** Spare questions of each segment. */
const SPARES = 2;

/**
 * A stage final of the units that qualified, about to begin: teams from the ranking of round one,
 * members, and a sealed programme in four parts.
 */
export async function makeFinal2021(ctx: Ctx, { contest }: ContestView): Promise<string> {
  const may = operatorMay('final.prepare', { contestId: contest.id });
  const permissions = {
    prepare: may,
    ranking: operatorMay('ranking.view', { contestId: contest.id })
  };
  const { finalId } = await createFinal(ctx, may, contest.id, { name: NAME });
  const choice = { wanted: {}, chosen: [], seen: null };
  expectOk(await takeFromRanking(ctx, permissions, finalId, choice));
  const [preparation] = await listPreparations(ctx, may, contest.id);
  const teams = preparation?.teams ?? [];
  for (const team of teams) await enterMembers(ctx, contest.id, finalId, team);
  await planAndSeal(ctx, contest.id, finalId);
  return finalId;
}

async function enterMembers(
  ctx: Ctx,
  contestId: string,
  finalId: string,
  team: { id: string; unitId: string | null }
): Promise<void> {
  const may = operatorMay('final.prepare', { contestId });
  const tree = await units.readTree(ctx);
  const unitIds = team.unitId === null ? [] : tree.subtree(team.unitId).map(({ id }) => id);
  const officials = await people.listOfficials(ctx, contestId, unitIds);
  for (const { personId } of officials.slice(0, MEMBERS)) {
    expectOk(await addOfficial(ctx, may, finalId, { teamId: team.id, personId }));
  }
}

/** A plan from the preset with drawn questions and two spare ones for each segment, sealed. */
async function planAndSeal(ctx: Ctx, contestId: string, finalId: string): Promise<void> {
  const may = operatorMay('final.prepare', { contestId });
  let version = 0;
  expectOk(await choosePreset(ctx, may, finalId, { version, presetId: stageFourParts.id }));
  const final = await live.findFinal(ctx, finalId);
  if (!final) throw new Error(`demo final: ${finalId} is gone`);
  const { plan } = await readPlan(ctx, may, final);
  for (const segment of plan.segments.filter(hasPlaces)) {
    const draws = [
      { count: segment.places.length, target: 'next' as const },
      { count: SPARES, target: 'spare' as const }
    ];
    for (const draw of draws) {
      version += 1;
      const wish = { version, segmentId: segment.id, topic: null, level: null, ...draw };
      expectOk(await drawIntoSegment(ctx, may, finalId, wish));
    }
  }
  expectOk(await sealPlan(ctx, may, finalId, { version: version + 1 }));
}
