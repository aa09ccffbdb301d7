import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { NewSubject } from '../../schema/judging.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import * as entries from '../entries/service.ts';
import { giveOutSheets } from './giving-out.ts';
import { holdMarking } from './holding.ts';
import { recordLateEntries } from './late.ts';
import * as markedStore from './marked-store.ts';

export type SubjectRefusal =
  'marking-unknown' | 'already-open' | 'marking-locked' | 'marked-unknown';

type May = Permission<'judging.prepare'>;

/** Adds teams or entries after those that are there, also while judges mark; known ones stay. */
export function addSubjects(
  ctx: Ctx,
  permission: May,
  markingId: string,
  subjects: readonly NewSubject[]
): Promise<Result<null, SubjectRefusal>> {
  return ctx.tx(async (ctx) => {
    const held = await holdMarking(ctx, permission, markingId);
    if (!held.ok) return held;
    if (held.value.state === 'locked') return refused('marking-locked');
    const there = await markedStore.ofMarking(ctx.db, markingId);
    const known = new Set(there.map(({ subjectId }) => subjectId));
    const added = subjects.filter(({ subjectId }) => !known.has(subjectId));
    await insertSubjects(ctx, markingId, added, there.at(-1)?.ordinal ?? 0);
    if (held.value.state === 'open') {
      await giveOutSheets(ctx, markingId);
      await recordLateEntries(ctx, permission.actor, held.value);
    }
    await audit.record(ctx, permission.actor, 'judging.add', `judging_marking:${markingId}`, {
      added: added.map(({ name }) => name)
    });
    return accepted(null);
  });
}

/** Takes a team or entry out while no sheet is out. */
export function removeSubject(
  ctx: Ctx,
  permission: May,
  markingId: string,
  { markedId }: { markedId: string }
): Promise<Result<null, SubjectRefusal>> {
  return ctx.tx(async (ctx) => {
    const held = await holdMarking(ctx, permission, markingId);
    if (!held.ok) return held;
    if (held.value.state !== 'preparing') return refused('already-open');
    const all = await markedStore.ofMarking(ctx.db, markingId);
    const one = all.find(({ id }) => id === markedId);
    if (!one) return refused('marked-unknown');
    await markedStore.remove(ctx.db, markedId);
    await audit.record(ctx, permission.actor, 'judging.remove', `judging_marking:${markingId}`, {
      name: one.name
    });
    return accepted(null);
  });
}

/** Puts teams or entries into the order of the show; it never moves a mark. */
export function orderSubjects(
  ctx: Ctx,
  permission: May,
  markingId: string,
  { markedIds }: { markedIds: readonly string[] }
): Promise<Result<null, SubjectRefusal>> {
  return ctx.tx(async (ctx) => {
    const held = await holdMarking(ctx, permission, markingId);
    if (!held.ok) return held;
    const all = await markedStore.ofMarking(ctx.db, markingId);
    const isSame = all.length === markedIds.length && all.every(({ id }) => markedIds.includes(id));
    if (!isSame) return refused('marked-unknown');
    for (const [index, id] of markedIds.entries()) {
      await markedStore.setOrdinal(ctx.db, id, index + 1);
    }
    return accepted(null);
  });
}

/** Entries of a call that count, as subjects of its marking. */
export async function subjectsOfCall(ctx: Ctx, callId: string): Promise<NewSubject[]> {
  const all = await entries.entriesOf(ctx, callId);
  return all.map(({ id, unitId, name }) => ({ subjectId: id, unitId, name }));
}

/** New teams or entries of a marking, in the order in which they are given. */
export async function insertSubjects(
  ctx: Ctx,
  markingId: string,
  subjects: readonly NewSubject[],
  after: number
): Promise<void> {
  for (const [index, subject] of subjects.entries()) {
    await markedStore.insert(ctx.db, {
      ...subject,
      id: ctx.id(),
      markingId,
      ordinal: after + index + 1,
      thirdMarkerId: null
    });
  }
}
