import type { Poll } from '../../domain/entries/audience-vote.ts';
import { unlessThere } from '../db/after-duplicate.ts';
import type { Db } from '../db/open.ts';

export async function find(db: Db, callId: string): Promise<Poll | null> {
  const row = await db
    .selectFrom('entry_poll')
    .selectAll()
    .where('call_id', '=', callId)
    .executeTakeFirst();
  return row ? { opensAt: row.opens_at, closesAt: row.closes_at } : null;
}

export async function insert(db: Db, callId: string, poll: Poll): Promise<void> {
  await db
    .insertInto('entry_poll')
    .values({ call_id: callId, opens_at: poll.opensAt, closes_at: poll.closesAt })
    .execute();
}

/** Keeps other votes and changes of this poll waiting until the transaction ends. */
export async function hold(db: Db, callId: string): Promise<void> {
  await db
    .updateTable('entry_poll')
    .set((row) => ({ closes_at: row.ref('closes_at') }))
    .where('call_id', '=', callId)
    .execute();
}

export async function setClose(db: Db, callId: string, closesAt: number): Promise<void> {
  await db
    .updateTable('entry_poll')
    .set({ closes_at: closesAt })
    .where('call_id', '=', callId)
    .execute();
}

/** Notes that this account has voted; false if it had before. */
export async function addVoter(db: Db, callId: string, accountId: string): Promise<boolean> {
  const added = await unlessThere(
    db
      .insertInto('entry_voter')
      .values({ call_id: callId, account_id: accountId })
      .onConflict((conflict) => conflict.columns(['call_id', 'account_id']).doNothing())
      .returning('account_id')
      .execute()
  );
  return added.length > 0;
}

/** One vote more for an entry. */
export async function addVote(db: Db, callId: string, entryId: string): Promise<void> {
  await db
    .insertInto('entry_tally')
    .values({ call_id: callId, entry_id: entryId, votes: 1 })
    .onConflict((conflict) =>
      conflict.column('entry_id').doUpdateSet((row) => ({
        votes: row('entry_tally.votes', '+', 1)
      }))
    )
    .execute();
}

export async function hasVoted(db: Db, callId: string, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('entry_voter')
    .select('account_id')
    .where('call_id', '=', callId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function countVoters(db: Db, callId: string): Promise<number> {
  const { voters } = await db
    .selectFrom('entry_voter')
    .select((row) => row.fn.countAll<number>().as('voters'))
    .where('call_id', '=', callId)
    .executeTakeFirstOrThrow();
  return Number(voters);
}

/** Votes by entry; entries without one are not in it. */
export async function tallies(db: Db, callId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('entry_tally')
    .selectAll()
    .where('call_id', '=', callId)
    .execute();
  return new Map(rows.map((row) => [row.entry_id, row.votes]));
}

/** Every poll with its voters and the sum of its tallies. */
export async function sums(db: Db): Promise<{ name: string; voters: number; votes: number }[]> {
  const rows = await db
    .selectFrom('entry_poll as poll')
    .innerJoin('entry_call as call', 'call.id', 'poll.call_id')
    .select((row) => [
      'call.name',
      row
        .selectFrom('entry_voter')
        .select((one) => one.fn.countAll<number>().as('voters'))
        .whereRef('entry_voter.call_id', '=', 'poll.call_id')
        .as('voters'),
      row
        .selectFrom('entry_tally')
        .select((one) => one.fn.sum<number>('votes').as('votes'))
        .whereRef('entry_tally.call_id', '=', 'poll.call_id')
        .as('votes')
    ])
    .orderBy('poll.opens_at')
    .execute();
  return rows.map(({ name, voters, votes }) => ({
    name,
    voters: Number(voters),
    votes: Number(votes)
  }));
}
