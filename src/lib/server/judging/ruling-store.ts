import type { Hundredths } from '../../domain/core/points.ts';
import type { Instant } from '../../domain/core/time.ts';
import type { Adjustment, AdjustmentKind } from '../../domain/judging/final-mark.ts';
import { unlessThere } from '../db/after-duplicate.ts';
import type { Db } from '../db/open.ts';

type Ruled = { markedId: string; accountId: string; at: Instant };

export type Waiver = Ruled & { judgeId: string; reason: string };
export type Conference = Ruled & { id: string; conclusion: string };
export type StoredAdjustment = Adjustment & Ruled & { id: string; takesBack: string | null };
export type Lock = Ruled & { jury: Hundredths; total: Hundredths; seal: string };

/** Everything ruled on some teams or entries, oldest first. */
export type Rulings = {
  waivers: Waiver[];
  conferences: Conference[];
  /** With those that were taken back, and the rows that took them back. */
  adjustments: StoredAdjustment[];
  locks: Lock[];
};

const NONE: Rulings = { waivers: [], conferences: [], adjustments: [], locks: [] };

export async function ofMarked(db: Db, markedIds: readonly string[]): Promise<Rulings> {
  if (markedIds.length === 0) return NONE;
  const waivers = await db
    .selectFrom('judging_waiver')
    .selectAll()
    .where('marked_id', 'in', markedIds)
    .orderBy('at')
    .execute();
  const conferences = await db
    .selectFrom('judging_conference')
    .selectAll()
    .where('marked_id', 'in', markedIds)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const adjustments = await db
    .selectFrom('judging_adjustment')
    .selectAll()
    .where('marked_id', 'in', markedIds)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const locks = await db
    .selectFrom('judging_lock')
    .selectAll()
    .where('marked_id', 'in', markedIds)
    .execute();
  return {
    waivers: waivers.map((row) => ({ ...ruled(row), judgeId: row.judge_id, reason: row.reason })),
    conferences: conferences.map((row) => ({
      ...ruled(row),
      id: row.id,
      conclusion: row.conclusion
    })),
    adjustments: adjustments.map((row) => ({
      ...ruled(row),
      id: row.id,
      kind: row.kind as AdjustmentKind,
      points: row.points,
      reason: row.reason,
      takesBack: row.takes_back
    })),
    locks: locks.map((row) => ({
      ...ruled(row),
      jury: row.jury,
      total: row.total,
      seal: row.seal
    }))
  };
}

const ruled = (row: { marked_id: string; account_id: string; at: number }): Ruled => ({
  markedId: row.marked_id,
  accountId: row.account_id,
  at: row.at
});

/** Waives a missing sheet; a second waiver of the same is no news. */
export async function waive(db: Db, waiver: Waiver): Promise<void> {
  await unlessThere(
    db
      .insertInto('judging_waiver')
      .values({
        marked_id: waiver.markedId,
        judge_id: waiver.judgeId,
        reason: waiver.reason,
        account_id: waiver.accountId,
        at: waiver.at
      })
      .onConflict((conflict) => conflict.columns(['marked_id', 'judge_id']).doNothing())
      .execute()
  );
}

export async function insertConference(db: Db, one: Conference): Promise<void> {
  await db
    .insertInto('judging_conference')
    .values({
      id: one.id,
      marked_id: one.markedId,
      conclusion: one.conclusion,
      account_id: one.accountId,
      at: one.at
    })
    .execute();
}

export async function insertAdjustment(db: Db, one: StoredAdjustment): Promise<void> {
  await db
    .insertInto('judging_adjustment')
    .values({
      id: one.id,
      marked_id: one.markedId,
      kind: one.kind,
      points: one.points,
      reason: one.reason,
      takes_back: one.takesBack,
      account_id: one.accountId,
      at: one.at
    })
    .execute();
}

export async function insertLock(db: Db, one: Lock): Promise<void> {
  await db
    .insertInto('judging_lock')
    .values({
      marked_id: one.markedId,
      jury: one.jury,
      total: one.total,
      seal: one.seal,
      account_id: one.accountId,
      at: one.at
    })
    .execute();
}
