import type { Instant } from '../../domain/core/time.ts';
import type { Marks } from '../../domain/judging/rubric.ts';
import { paperMarks } from '../../schema/judging.ts';
import type { Db } from '../db/open.ts';

/** Somebody typed a sheet from paper: first, again and otherwise, or again and the same. */
export type PaperEntry = {
  id: string;
  sheetId: string;
  accountId: string;
  outcome: 'keyed-in' | 'differs' | 'confirmed';
  marks: Marks;
  at: Instant;
};

/** Everything typed from paper for these sheets, oldest first. */
export async function entries(db: Db, sheetIds: readonly string[]): Promise<PaperEntry[]> {
  if (sheetIds.length === 0) return [];
  const rows = await db
    .selectFrom('judging_paper_entry')
    .selectAll()
    .where('sheet_id', 'in', sheetIds)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    sheetId: row.sheet_id,
    accountId: row.account_id,
    outcome: row.outcome as PaperEntry['outcome'],
    marks: new Map(Object.entries(paperMarks.parse(JSON.parse(row.marks)))),
    at: row.at
  }));
}

export async function insert(db: Db, entry: PaperEntry): Promise<void> {
  await db
    .insertInto('judging_paper_entry')
    .values({
      id: entry.id,
      sheet_id: entry.sheetId,
      account_id: entry.accountId,
      outcome: entry.outcome,
      marks: JSON.stringify(Object.fromEntries(entry.marks)),
      at: entry.at
    })
    .execute();
}
