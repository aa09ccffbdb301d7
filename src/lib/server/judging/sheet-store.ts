import type { ScoreSheet, SheetState } from '../../domain/judging/sheet.ts';
import type { JudgingMarkRow, JudgingSheetRow } from '../db/judging-tables.ts';
import type { Db } from '../db/open.ts';

/** A score sheet with what is stored beside its marks. */
export type StoredSheet = ScoreSheet & {
  markedId: string;
  note: string;
  noteRevision: number;
  /** Hash of the marks as they were signed; null while the judge writes. */
  seal: string | null;
  receiptCode: string | null;
};

/** Sheets of these teams or entries with their marks. */
export async function ofMarked(db: Db, markedIds: readonly string[]): Promise<StoredSheet[]> {
  if (markedIds.length === 0) return [];
  const rows = await db
    .selectFrom('judging_sheet')
    .selectAll()
    .where('marked_id', 'in', markedIds)
    .orderBy('id')
    .execute();
  return withMarks(db, rows);
}

export async function find(db: Db, sheetId: string): Promise<StoredSheet | null> {
  const rows = await db.selectFrom('judging_sheet').selectAll().where('id', '=', sheetId).execute();
  return (await withMarks(db, rows))[0] ?? null;
}

/** The marking that a sheet belongs to. */
export async function markingOf(db: Db, sheetId: string): Promise<string | null> {
  const row = await db
    .selectFrom('judging_sheet')
    .innerJoin('judging_marked', 'judging_marked.id', 'judging_sheet.marked_id')
    .select('marking_id')
    .where('judging_sheet.id', '=', sheetId)
    .executeTakeFirst();
  return row?.marking_id ?? null;
}

/**
 * Keeps others away from these sheets until the transaction ends, so that none can be handed in or
 * locked between a decision and its commit. SQLite has one writer anyway; PostgreSQL needs it.
 */
export async function hold(
  db: Db,
  by: { sheetId: string } | { markedIds: readonly string[] }
): Promise<void> {
  const update = db.updateTable('judging_sheet').set((row) => ({ state: row.ref('state') }));
  if ('sheetId' in by) await update.where('id', '=', by.sheetId).execute();
  else if (by.markedIds.length > 0) await update.where('marked_id', 'in', by.markedIds).execute();
}

/** Gives out sheets; those that are out already stay as they are. */
export async function giveOut(
  db: Db,
  sheets: readonly { id: string; markedId: string; judgeId: string }[]
): Promise<void> {
  if (sheets.length === 0) return;
  await db
    .insertInto('judging_sheet')
    .values(
      sheets.map(({ id, markedId, judgeId }) => ({
        id,
        marked_id: markedId,
        judge_id: judgeId,
        state: 'draft',
        note: '',
        note_revision: 0,
        submitted_at: null,
        signature: null,
        seal: null,
        receipt_code: null
      }))
    )
    .onConflict((conflict) => conflict.columns(['marked_id', 'judge_id']).doNothing())
    .execute();
}

/** Where a sheet stands now, and under which signature. */
export async function setState(
  db: Db,
  sheetId: string,
  now: Pick<StoredSheet, 'state' | 'submittedAt' | 'signature' | 'seal' | 'receiptCode'>
): Promise<void> {
  await db
    .updateTable('judging_sheet')
    .set({
      state: now.state,
      submitted_at: now.submittedAt,
      signature: now.signature,
      seal: now.seal,
      receipt_code: now.receiptCode
    })
    .where('id', '=', sheetId)
    .execute();
}

/** Nobody writes on these sheets any more, whether they were handed in or done without. */
export async function lockAll(db: Db, markedId: string): Promise<void> {
  await db
    .updateTable('judging_sheet')
    .set({ state: 'locked' })
    .where('marked_id', '=', markedId)
    .execute();
}

/** A note; an older one than the known is no news. */
export async function putNote(
  db: Db,
  sheetId: string,
  note: { text: string; revision: number }
): Promise<void> {
  await db
    .updateTable('judging_sheet')
    .set({ note: note.text, note_revision: note.revision })
    .where('id', '=', sheetId)
    .where('note_revision', '<', note.revision)
    .execute();
}

async function withMarks(db: Db, rows: readonly JudgingSheetRow[]): Promise<StoredSheet[]> {
  if (rows.length === 0) return [];
  const marks = await db
    .selectFrom('judging_mark')
    .selectAll()
    .where(
      'sheet_id',
      'in',
      rows.map((row) => row.id)
    )
    .execute();
  const bySheet = Map.groupBy(marks, (mark) => mark.sheet_id);
  return rows.map((row) => toSheet(row, bySheet.get(row.id) ?? []));
}

const toSheet = (row: JudgingSheetRow, marks: readonly JudgingMarkRow[]): StoredSheet => ({
  id: row.id,
  markedId: row.marked_id,
  judgeId: row.judge_id,
  state: row.state as SheetState,
  marks: new Map(
    marks.flatMap(({ criterion_id: id, mark }) => (mark === null ? [] : [[id, mark] as const]))
  ),
  revisions: new Map(marks.map((one) => [one.criterion_id, one.revision])),
  note: row.note,
  noteRevision: row.note_revision,
  submittedAt: row.submitted_at,
  signature: row.signature,
  seal: row.seal,
  receiptCode: row.receipt_code
});
