import type { Db } from '../db/open.ts';

export type PanelMember = {
  accountId: string;
  name: string;
  unitId: string | null;
  isHead: boolean;
  /** Marks only where a third marker was called for, and is no member of the panel. */
  isThirdMarker: boolean;
  ordinal: number;
};

/** Judges of a marking in the order of their appointment, third markers among them. */
export async function ofMarking(db: Db, markingId: string): Promise<PanelMember[]> {
  const rows = await db
    .selectFrom('judging_judge')
    .selectAll()
    .where('marking_id', '=', markingId)
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => ({
    accountId: row.account_id,
    name: row.name,
    unitId: row.unit_id,
    isHead: row.is_head === 1,
    isThirdMarker: row.is_third_marker === 1,
    ordinal: row.ordinal
  }));
}

/** Appoints a judge, or gives one who is appointed what is said now. */
export async function put(db: Db, markingId: string, judge: PanelMember): Promise<void> {
  await db
    .insertInto('judging_judge')
    .values({
      marking_id: markingId,
      account_id: judge.accountId,
      name: judge.name,
      unit_id: judge.unitId,
      is_head: judge.isHead ? 1 : 0,
      is_third_marker: judge.isThirdMarker ? 1 : 0,
      ordinal: judge.ordinal
    })
    .onConflict((conflict) =>
      conflict.columns(['marking_id', 'account_id']).doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        unit_id: row.ref('excluded.unit_id'),
        is_head: row.ref('excluded.is_head')
      }))
    )
    .execute();
}

/** No more than one judge heads a panel. */
export async function clearHead(db: Db, markingId: string): Promise<void> {
  await db
    .updateTable('judging_judge')
    .set({ is_head: 0 })
    .where('marking_id', '=', markingId)
    .execute();
}

export async function remove(db: Db, markingId: string, accountId: string): Promise<void> {
  await db
    .deleteFrom('judging_judge')
    .where('marking_id', '=', markingId)
    .where('account_id', '=', accountId)
    .execute();
}

/** Markings in which an account judges. */
export async function markingsOfJudge(db: Db, accountId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('judging_judge')
    .select('marking_id')
    .where('account_id', '=', accountId)
    .execute();
  return rows.map((row) => row.marking_id);
}
