import type { Instant } from '../../domain/core/time.ts';
import type { MarkingOn, MarkingRules, MarkingState } from '../../domain/judging/marking.ts';
import type { Rubric } from '../../domain/judging/rubric.ts';
import { markingRules, rubric } from '../../schema/judging.ts';
import type { JudgingMarkingRow } from '../db/judging-tables.ts';
import type { Db } from '../db/open.ts';

/** A panel's work on one segment or call (đợt chấm). */
export type Marking = {
  id: string;
  contestId: string;
  name: string;
  on: MarkingOn;
  rubric: Rubric;
  rules: MarkingRules;
  state: MarkingState;
  createdAt: Instant;
};

export async function find(db: Db, markingId: string): Promise<Marking | null> {
  const row = await db
    .selectFrom('judging_marking')
    .selectAll()
    .where('id', '=', markingId)
    .executeTakeFirst();
  return row ? toMarking(row) : null;
}

/** The marking of a segment or of a call, or null. */
export async function findOn(db: Db, on: MarkingOn): Promise<Marking | null> {
  const all = db.selectFrom('judging_marking').selectAll();
  const query =
    on.kind === 'segment'
      ? all.where('final_id', '=', on.finalId).where('segment_id', '=', on.segmentId)
      : all.where('call_id', '=', on.callId);
  const row = await query.executeTakeFirst();
  return row ? toMarking(row) : null;
}

/** Markings of a contest, oldest first; of every contest for null. */
export async function list(db: Db, contestId: string | null): Promise<Marking[]> {
  const all = db.selectFrom('judging_marking').selectAll().orderBy('created_at').orderBy('id');
  const rows = await (contestId === null ? all : all.where('contest_id', '=', contestId)).execute();
  return rows.map(toMarking);
}

/**
 * Keeps others who change this marking waiting until the transaction ends. SQLite has one writer
 * anyway; PostgreSQL needs it.
 */
export async function hold(db: Db, markingId: string): Promise<void> {
  await db
    .updateTable('judging_marking')
    .set((row) => ({ state: row.ref('state') }))
    .where('id', '=', markingId)
    .execute();
}

export async function insert(db: Db, marking: Marking): Promise<void> {
  const { on } = marking;
  await db
    .insertInto('judging_marking')
    .values({
      id: marking.id,
      contest_id: marking.contestId,
      name: marking.name,
      final_id: on.kind === 'segment' ? on.finalId : null,
      segment_id: on.kind === 'segment' ? on.segmentId : null,
      call_id: on.kind === 'call' ? on.callId : null,
      rubric: JSON.stringify(marking.rubric),
      rules: JSON.stringify(marking.rules),
      state: marking.state,
      created_at: marking.createdAt
    })
    .execute();
}

export async function update(
  db: Db,
  markingId: string,
  facts: Partial<Pick<Marking, 'name' | 'rubric' | 'rules' | 'state'>>
): Promise<void> {
  const { rubric, rules, ...plain } = facts;
  await db
    .updateTable('judging_marking')
    .set({
      ...plain,
      ...(rubric && { rubric: JSON.stringify(rubric) }),
      ...(rules && { rules: JSON.stringify(rules) })
    })
    .where('id', '=', markingId)
    .execute();
}

function toMarking(row: JudgingMarkingRow): Marking {
  const { final_id: finalId, segment_id: segmentId, call_id: callId } = row;
  return {
    id: row.id,
    contestId: row.contest_id,
    name: row.name,
    on:
      finalId !== null && segmentId !== null
        ? { kind: 'segment', finalId, segmentId }
        : { kind: 'call', callId: callId ?? '' },
    rubric: rubric.parse(JSON.parse(row.rubric)),
    rules: markingRules.parse(JSON.parse(row.rules)),
    state: row.state as MarkingState,
    createdAt: row.created_at
  };
}
