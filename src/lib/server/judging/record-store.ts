import type { Hundredths } from '../../domain/core/points.ts';
import type { Instant } from '../../domain/core/time.ts';
import type { Db } from '../db/open.ts';

/** A change of one mark as it goes on record. */
export type MarkEvent = {
  mutationId: string;
  sheetId: string;
  criterionId: string;
  mark: Hundredths | null;
  revision: number;
  accountId: string;
  receivedAt: Instant;
};

export type SheetEvent = {
  id: string;
  sheetId: string;
  kind: 'submitted' | 'reopened' | 'paper-confirmed';
  accountId: string;
  reason: string | null;
  signature: string | null;
  seal: string | null;
  receiptCode: string | null;
  at: Instant;
};

/** Where those of these mutations that are on record were made: "sheet criterion" by mutation. */
export async function knownMutations(
  db: Db,
  mutationIds: readonly string[]
): Promise<Map<string, string>> {
  if (mutationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('judging_mark_event')
    .select(['mutation_id', 'sheet_id', 'criterion_id'])
    .where('mutation_id', 'in', mutationIds)
    .execute();
  return new Map(rows.map((row) => [row.mutation_id, `${row.sheet_id} ${row.criterion_id}`]));
}

/** Puts a change on record and makes it the mark that stands (R3: the newest revision). */
export async function storeMark(db: Db, event: MarkEvent): Promise<void> {
  const { mark, revision } = event;
  await db
    .insertInto('judging_mark_event')
    .values({
      mutation_id: event.mutationId,
      sheet_id: event.sheetId,
      criterion_id: event.criterionId,
      mark,
      revision,
      account_id: event.accountId,
      received_at: event.receivedAt
    })
    .execute();
  await db
    .insertInto('judging_mark')
    .values({ sheet_id: event.sheetId, criterion_id: event.criterionId, mark, revision })
    .onConflict((conflict) =>
      conflict
        .columns(['sheet_id', 'criterion_id'])
        .doUpdateSet((row) => ({
          mark: row.ref('excluded.mark'),
          revision: row.ref('excluded.revision')
        }))
        .whereRef('excluded.revision', '>', 'judging_mark.revision')
    )
    .execute();
}

/** Every change of these sheets' marks, oldest first. */
export async function markEvents(db: Db, sheetIds: readonly string[]): Promise<MarkEvent[]> {
  if (sheetIds.length === 0) return [];
  const rows = await db
    .selectFrom('judging_mark_event')
    .selectAll()
    .where('sheet_id', 'in', sheetIds)
    .orderBy('received_at')
    .orderBy('revision')
    .orderBy('criterion_id')
    .execute();
  return rows.map((row) => ({
    mutationId: row.mutation_id,
    sheetId: row.sheet_id,
    criterionId: row.criterion_id,
    mark: row.mark,
    revision: row.revision,
    accountId: row.account_id,
    receivedAt: row.received_at
  }));
}

export async function insertEvent(db: Db, event: SheetEvent): Promise<void> {
  await db
    .insertInto('judging_sheet_event')
    .values({
      id: event.id,
      sheet_id: event.sheetId,
      kind: event.kind,
      account_id: event.accountId,
      reason: event.reason,
      signature: event.signature,
      seal: event.seal,
      receipt_code: event.receiptCode,
      at: event.at
    })
    .execute();
}

/** Submissions and reopenings of these sheets, oldest first. */
export async function events(db: Db, sheetIds: readonly string[]): Promise<SheetEvent[]> {
  if (sheetIds.length === 0) return [];
  const rows = await db
    .selectFrom('judging_sheet_event')
    .selectAll()
    .where('sheet_id', 'in', sheetIds)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    sheetId: row.sheet_id,
    kind: row.kind as SheetEvent['kind'],
    accountId: row.account_id,
    reason: row.reason,
    signature: row.signature,
    seal: row.seal,
    receiptCode: row.receipt_code,
    at: row.at
  }));
}
