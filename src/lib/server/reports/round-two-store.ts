import type { Instant } from '../../domain/core/time.ts';
import type { RoundTwoChoice } from '../../domain/reports/round-two-choice.ts';
import { keptRoundTwo } from '../../schema/round-two.ts';
import type { Db } from '../db/open.ts';

/** What a person said that round two is; null where nobody has. */
export async function findChoice(db: Db, contestId: string): Promise<RoundTwoChoice | null> {
  const row = await db
    .selectFrom('round_two')
    .selectAll()
    .where('contest_id', '=', contestId)
    .executeTakeFirst();
  if (!row) return null;
  const { kind, ids } = keptRoundTwo.parse({ kind: row.kind, ids: JSON.parse(row.ids) });
  const [from, until] = [row.held_from, row.held_until];
  return { kind, ids, held: from === null || until === null ? null : { from, until } };
}

/** Puts this choice in the place of the one before. */
export async function putChoice(
  db: Db,
  contestId: string,
  { kind, ids, held }: RoundTwoChoice,
  at: Instant
): Promise<void> {
  const facts = {
    kind,
    ids: JSON.stringify(ids),
    held_from: held?.from ?? null,
    held_until: held?.until ?? null,
    chosen_at: at
  };
  await db
    .insertInto('round_two')
    .values({ contest_id: contestId, ...facts })
    .onConflict((conflict) => conflict.column('contest_id').doUpdateSet(facts))
    .execute();
}
