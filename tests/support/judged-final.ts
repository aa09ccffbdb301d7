import type { Actor } from '#lib/domain/auth/roles.ts';
import { MINUTE } from '#lib/domain/core/time.ts';
import type { Preset } from '#lib/domain/live/preset.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import * as judging from '#lib/server/judging/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { makeSmallFinal, type SmallFinal } from './final.ts';
import { handIn, mayLead, ok, RUBRIC, RULES, staffOf, type Marks, type Panel } from './panel.ts';

/** One segment before the jury, with overtime, so that a deduction too many shows. */
const JUDGED: Preset = {
  id: 'mot-phan-cham',
  name: 'Một phần chấm',
  floor: 0,
  race: { latencyBoundMs: 0, tieWindowMs: 0, tie: 'lot' },
  segments: [
    {
      kind: 'judged',
      name: 'Tiểu phẩm',
      theme: 'skit',
      maxPoints: 1750,
      thinkMs: null,
      limitMs: MINUTE,
      overtime: { everyMs: MINUTE, points: 100, most: 500 }
    }
  ]
};

/** A final whose one segment is marked on the sheets of three judges, the first of them the head. */
export type JudgedFinal = SmallFinal & { panel: Panel; judges: Actor[]; teamIds: string[] };

export async function makeJudgedFinal(ctx: Ctx): Promise<JudgedFinal> {
  const final = await makeSmallFinal(ctx, { preset: JUDGED });
  const { finalId, contestId, programme } = final;
  const prepare = operatorMay('judging.prepare', { contestId });
  const { markingId } = ok(
    await judging.createMarking(ctx, prepare, {
      name: 'Tiểu phẩm',
      on: { kind: 'segment', finalId, segmentId: 'phan-1' },
      rubric: RUBRIC,
      rules: RULES,
      subjects: programme.teams.map(({ id, name }) => ({ subjectId: id, unitId: null, name }))
    })
  );
  const judges: Actor[] = [];
  for (const name of ['An', 'Bình', 'Chi']) {
    const judge = await staffOf(ctx, contestId, 'judge', `Giám khảo ${name}`);
    const isHead = judges.length === 0;
    const appointed = { accountId: judge.accountId, unitId: null, isHead };
    ok(await judging.appointJudge(ctx, prepare, markingId, appointed));
    judges.push(judge);
  }
  ok(await judging.openMarking(ctx, prepare, markingId));
  const { marked } = ok(await judging.readPreparation(ctx, prepare, markingId));
  const markedIds = Object.fromEntries(marked.map(({ name, id }) => [name, id]));
  const panel = { contestId, markingId, markedIds, prepare };
  return { ...final, panel, judges, teamIds: programme.teams.map(({ id }) => id) };
}

/** The name of the team at this place of the programme, by which its sheets are found. */
const nameOf = ({ programme }: JudgedFinal, place: number): string =>
  programme.teams[place]?.name ?? '';

/** These judges hand in their sheets for a team; the first mark is the head's. */
export async function handInAll(
  ctx: Ctx,
  final: JudgedFinal,
  place: number,
  marks: readonly Marks[]
): Promise<void> {
  for (const [index, one] of marks.entries()) {
    const judge = final.judges[index];
    if (judge) await handIn(ctx, judge, final.panel, nameOf(final, place), one);
  }
}

/** The head locks the mark of a team. */
export async function lock(ctx: Ctx, final: JudgedFinal, place: number) {
  const [head] = final.judges as [Actor];
  const markedId = final.panel.markedIds[nameOf(final, place)] ?? '';
  const may = await mayLead(ctx, head, final.panel);
  return judging.lockMarked(ctx, may, final.panel.markingId, { markedId });
}
