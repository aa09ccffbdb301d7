import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import {
  markingProblems,
  openRefusal,
  type MarkingOn,
  type OpenRefusal
} from '../../domain/judging/marking.ts';
import type { NewMarking } from '../../schema/judging.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import { isDuplicate } from '../db/errors.ts';
import { giveOutSheets, pairs } from './giving-out.ts';
import { findMarking, holdMarking } from './holding.ts';
import { recordLateEntries } from './late.ts';
import * as markedStore from './marked-store.ts';
import * as markings from './marking-store.ts';
import * as panels from './panel-store.ts';
import { insertSubjects } from './subjects.ts';

export type MarkingRefusal = 'marking-unknown' | 'marking-exists' | 'rubric-wrong' | 'already-open';

type May = Permission<'judging.prepare'>;

/** What an organizer sees of a marking: nothing of any sheet. */
export type MarkingPreparation = {
  marking: markings.Marking;
  judges: panels.PanelMember[];
  /** `judgeIds`: who may mark it; the others have a conflict of interest. */
  marked: (markedStore.Marked & { judgeIds: string[] })[];
  /** What keeps the sheets from being given out. */
  refusal: OpenRefusal | null;
};

/** Markings of the contest, oldest first. */
export const listMarkings = (ctx: Ctx, { subject }: May): Promise<markings.Marking[]> =>
  markings.list(ctx.db, subject.contestId ?? '');

/** The marking of a segment or call, for those who link to it; null before one is made. */
export const findMarkingOn = (ctx: Ctx, on: MarkingOn): Promise<markings.Marking | null> =>
  markings.findOn(ctx.db, on);

/** Makes a marking. A segment or a call has one. */
export async function createMarking(
  ctx: Ctx,
  permission: May,
  { name, on, rubric, rules, subjects }: NewMarking
): Promise<Result<{ markingId: string }, MarkingRefusal>> {
  if (markingProblems(rubric, rules).length > 0) return refused('rubric-wrong');
  try {
    return await ctx.tx(async (ctx) => {
      const id = ctx.id();
      await markings.insert(ctx.db, {
        id,
        contestId: permission.subject.contestId ?? '',
        name,
        on,
        rubric,
        rules,
        state: 'preparing',
        createdAt: ctx.now()
      });
      await insertSubjects(ctx, id, subjects, 0);
      await audit.record(ctx, permission.actor, 'judging.create', `judging_marking:${id}`, {
        name,
        on,
        subjects: subjects.length
      });
      return accepted({ markingId: id });
    });
  } catch (error) {
    if (isDuplicate(error)) return refused('marking-exists');
    throw error;
  }
}

/** Changes name, rubric and rules while no sheet is out. */
export function changeMarking(
  ctx: Ctx,
  permission: May,
  markingId: string,
  { name, rubric, rules }: Pick<NewMarking, 'name' | 'rubric' | 'rules'>
): Promise<Result<null, MarkingRefusal>> {
  return ctx.tx(async (ctx) => {
    const held = await holdMarking(ctx, permission, markingId);
    if (!held.ok) return held;
    if (held.value.state !== 'preparing') return refused('already-open');
    if (markingProblems(rubric, rules).length > 0) return refused('rubric-wrong');
    await markings.update(ctx.db, markingId, { name, rubric, rules });
    const before = { name: held.value.name, rubric: held.value.rubric, rules: held.value.rules };
    await audit.record(ctx, permission.actor, 'judging.change', `judging_marking:${markingId}`, {
      before,
      after: { name, rubric, rules }
    });
    return accepted(null);
  });
}

/** Gives the sheets out: from now on judges mark, and rubric and order of judges stand. */
export function openMarking(
  ctx: Ctx,
  permission: May,
  markingId: string
): Promise<Result<null, OpenRefusal | 'marking-unknown'>> {
  return ctx.tx(async (ctx) => {
    const held = await holdMarking(ctx, permission, markingId);
    if (!held.ok) return held;
    const { refusal } = await preparationOf(ctx, held.value);
    if (refusal) return refused(refusal);
    await giveOutSheets(ctx, markingId);
    await recordLateEntries(ctx, permission.actor, held.value);
    await markings.update(ctx.db, markingId, { state: 'open' });
    await audit.record(ctx, permission.actor, 'judging.open', `judging_marking:${markingId}`, {});
    return accepted(null);
  });
}

/** A marking with its judges and what they mark. */
export async function readPreparation(
  ctx: Ctx,
  permission: May,
  markingId: string
): Promise<Result<MarkingPreparation, 'marking-unknown'>> {
  const found = await findMarking(ctx, permission, markingId);
  return found.ok ? accepted(await preparationOf(ctx, found.value)) : found;
}

async function preparationOf(ctx: Ctx, marking: markings.Marking): Promise<MarkingPreparation> {
  const judges = await panels.ofMarking(ctx.db, marking.id);
  const byMarked = Map.groupBy(await pairs(ctx, marking.id), ({ markedId }) => markedId);
  const marked = (await markedStore.ofMarking(ctx.db, marking.id)).map((one) => ({
    ...one,
    judgeIds: (byMarked.get(one.id) ?? []).map(({ judgeId }) => judgeId)
  }));
  const refusal = openRefusal({
    state: marking.state,
    rubric: marking.rubric,
    judges: judges.length,
    panels: marked.map(({ judgeIds }) => judgeIds.length)
  });
  return { marking, judges, marked, refusal };
}
