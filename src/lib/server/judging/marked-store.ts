import type { JudgingMarkedRow } from '../db/judging-tables.ts';
import type { Db } from '../db/open.ts';

/** A team or entry that a panel marks. */
export type Marked = {
  id: string;
  markingId: string;
  /** The team's id in its final, or the entry's in its call. */
  subjectId: string;
  unitId: string | null;
  name: string;
  ordinal: number;
  thirdMarkerId: string | null;
};

/** Teams or entries of a marking in their order. */
export async function ofMarking(db: Db, markingId: string): Promise<Marked[]> {
  const rows = await db
    .selectFrom('judging_marked')
    .selectAll()
    .where('marking_id', '=', markingId)
    .orderBy('ordinal')
    .orderBy('id')
    .execute();
  return rows.map(toMarked);
}

export async function find(db: Db, markedId: string): Promise<Marked | null> {
  const row = await db
    .selectFrom('judging_marked')
    .selectAll()
    .where('id', '=', markedId)
    .executeTakeFirst();
  return row ? toMarked(row) : null;
}

/** A team or entry in every marking that it is part of. */
export async function ofSubject(db: Db, subjectId: string): Promise<Marked[]> {
  const rows = await db
    .selectFrom('judging_marked')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .execute();
  return rows.map(toMarked);
}

export async function insert(db: Db, one: Marked): Promise<void> {
  await db
    .insertInto('judging_marked')
    .values({
      id: one.id,
      marking_id: one.markingId,
      subject_id: one.subjectId,
      unit_id: one.unitId,
      name: one.name,
      ordinal: one.ordinal,
      third_marker_id: one.thirdMarkerId
    })
    .execute();
}

export async function setOrdinal(db: Db, markedId: string, ordinal: number): Promise<void> {
  await db.updateTable('judging_marked').set({ ordinal }).where('id', '=', markedId).execute();
}

export async function setThirdMarker(db: Db, markedId: string, accountId: string): Promise<void> {
  await db
    .updateTable('judging_marked')
    .set({ third_marker_id: accountId })
    .where('id', '=', markedId)
    .execute();
}

export async function remove(db: Db, markedId: string): Promise<void> {
  await db.deleteFrom('judging_marked').where('id', '=', markedId).execute();
}

const toMarked = (row: JudgingMarkedRow): Marked => ({
  id: row.id,
  markingId: row.marking_id,
  subjectId: row.subject_id,
  unitId: row.unit_id,
  name: row.name,
  ordinal: row.ordinal,
  thirdMarkerId: row.third_marker_id
});
