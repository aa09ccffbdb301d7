import { DAY, HOUR } from '#lib/domain/core/time.ts';
import { VIDEO_2021 } from '#lib/domain/entries/call.ts';
import { RUBRIC_PRESETS } from '#lib/domain/judging/presets.ts';
import { demoFilm } from '#lib/demo/film.ts';
import * as contest from '#lib/server/contest/service.ts';
import { createCall } from '#lib/server/entries/calls.ts';
import { callUnits } from '#lib/server/entries/entrants.ts';
import { handIn } from '#lib/server/entries/handing-in.ts';
import { linksOf } from '#lib/server/entries/links.ts';
import { makeVault } from '#lib/server/entries/vault.ts';
import { entriesFolder } from '#lib/server/env.ts';
import * as judging from '#lib/server/judging/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as units from '#lib/server/units/service.ts';
import { accessBy, sendFile } from './entries.ts';
import { addJudge, type JudgeAccount } from './judges.ts';
import { HALL, mayMark, ok, PASSWORD, sheetOf, type Panel } from './panel.ts';
import type { Site } from './site.ts';

/** Two units of the small contest, and thirteen of those that came into round two. */
const DISTRICTS = [
  ...['Cao Lãnh', 'Châu Thành', 'Hồng Ngự', 'Lấp Vò', 'Tam Nông', 'Tân Hồng', 'Thanh Bình'],
  ...['Tháp Mười', 'Mỹ An', 'Phú Điền', 'Long Thắng', 'Vĩnh Thới', 'Hòa Thành']
].map((name) => `UBND huyện ${name}`);

const JUDGES = ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Hữu Chi', 'Phạm Thị Dung', 'Huỳnh Văn Em'];

/** The one that heads the panel is the first. */
export type Jury = { panel: Panel; judges: JudgeAccount[]; teams: string[] };

/** A call for fifteen units, open for a day, and the links of them in its order. */
export async function callFifteen({ ctx }: Site) {
  const contestId = (await contest.current(ctx))!.contest.id;
  const rows = DISTRICTS.map((name, at) => ({
    row: at + 2,
    cells: [`H${at + 1}`, name, 'district', 'DT', 'huyen', '']
  }));
  const header = ['code', 'name', 'type', 'parent', 'bloc', 'headcount'];
  const may = operatorMay('unit.import');
  await units.importUnits(ctx, may, { sheet: 'test', header, rows }, 'all-or-nothing');
  const prepare = operatorMay('entry.prepare', { contestId });
  const [opensAt, closesAt] = [ctx.now() - HOUR, ctx.now() + DAY];
  const facts = { name: 'Video clip vòng 2', rules: VIDEO_2021, opensAt, closesAt };
  const { callId } = ok(
    await createCall(ctx, prepare, contestId, { ...facts, lateUntil: closesAt + 3 * DAY })
  );
  const ranked = (await units.readTree(ctx)).units.filter(({ code }) =>
    /^(SNV|HLV|H\d+)$/.test(code)
  );
  ok(
    await callUnits(
      ctx,
      prepare,
      callId,
      ranked.map(({ id }) => id)
    )
  );
  return { contestId, callId, links: await linksOf(ctx, prepare, callId) };
}

/** Hands in a small film by a unit's link. */
export async function sendFilm({ ctx, dataDir }: Site, token: string, title: string) {
  const access = await accessBy(ctx, token);
  ok(await sendFile(ctx, makeVault(entriesFolder(dataDir)), access, demoFilm(title)));
  return ok(await handIn(ctx, access, { title, link: null }));
}

/** Five judges at work on what was handed in, by the rubric for films. */
export async function openJury(site: Site, contestId: string, callId: string): Promise<Jury> {
  const { ctx } = site;
  const judges: JudgeAccount[] = [];
  for (const [at, name] of JUDGES.entries())
    judges.push(await addJudge(site, `gk-${at + 1}`, name));
  const prepare = operatorMay('judging.prepare', { contestId });
  const { rubric, aggregation } = RUBRIC_PRESETS.find(({ id }) => id === 'video-du-thi')!;
  const { markingId } = ok(
    await judging.createMarking(ctx, prepare, {
      name: 'Chấm video clip vòng 2',
      on: { kind: 'call', callId },
      rubric,
      rules: { aggregation, overtime: null },
      subjects: await judging.subjectsOfCall(ctx, callId)
    })
  );
  for (const [at, { actor }] of judges.entries()) {
    const judge = { accountId: actor.accountId, unitId: null, isHead: at === 0 };
    ok(await judging.appointJudge(ctx, prepare, markingId, judge));
  }
  ok(await judging.openMarking(ctx, prepare, markingId));
  const { marked } = ok(await judging.readPreparation(ctx, prepare, markingId));
  const markedIds = Object.fromEntries(marked.map(({ name, id }) => [name, id]));
  const teams = marked.map(({ name }) => name);
  return { panel: { contestId, markingId, markedIds, prepare }, judges, teams };
}

/** Fills in and signs a judge's own sheet for a team, the marks in the order of the rubric. */
export async function markFilm(
  { ctx }: Site,
  { actor }: JudgeAccount,
  panel: Panel,
  team: string,
  marks: readonly number[]
): Promise<void> {
  const may = mayMark(actor, panel);
  const sheetId = await sheetOf(ctx, actor, panel, team);
  const { rubric } = ok(await judging.readOwnSheet(ctx, may, sheetId));
  const changes = rubric.criteria.map(({ id: criterionId }, at) => ({
    criterionId,
    mark: (marks[at] ?? 0) * 100,
    revision: 1,
    mutationId: ctx.seed()
  }));
  ok(await judging.saveMarks(ctx, may, sheetId, { marks: changes }, ctx.now()));
  const { seal } = ok(await judging.readOwnSheet(ctx, may, sheetId));
  const form = { signature: actor.displayName, password: PASSWORD, seal };
  ok(await judging.submitSheet(ctx, may, sheetId, form, HALL));
}
