import { sql } from 'kysely';
import { paperSize } from '#lib/domain/banks/blueprint.ts';
import { optionIdsAt } from '#lib/domain/quiz/places.ts';
import { roundRules } from '#lib/schema/contest.ts';
import { optionIds } from '#lib/schema/quiz.ts';
import type { Db } from '#lib/server/db/open.ts';
import type { Acknowledged } from '../ledger.ts';

/** Rows of one statement: far below the parameters that either database takes. */
const BATCH = 500;

/**
 * Puts what the queries must know and the tables do not say in SQL into temporary tables of this
 * connection: `ack`, what clients were told is stored, and `round_rule`, what the rules allow; and
 * `set_back`, by how much a clock was set back while an attempt ran.
 */
export async function putFacts(db: Db, acknowledged: readonly Acknowledged[]): Promise<void> {
  await sql`create temporary table ack (
    mutation_id text, attempt_id text, position integer, revision integer, choice text,
    stored_revision integer)`.execute(db);
  await sql`create temporary table round_rule (
    round_id text, max_attempts integer, items integer, max_score integer)`.execute(db);

  await sql`create temporary table set_back as
    select h.attempt_id, -sum(h.lost_ms) as ms from outage_hit h
    join outage o on o.id = h.outage_id where o.cause = 'set-back'
    group by h.attempt_id`.execute(db);

  const orders = await optionOrders(db);
  for (let from = 0; from < acknowledged.length; from += BATCH) {
    const rows = acknowledged.slice(from, from + BATCH).map((one) => {
      const order = orders.get(`${one.attemptId} ${one.position}`) ?? [];
      const choice = JSON.stringify(optionIdsAt(order, one.choice));
      return sql`(${one.mutationId}, ${one.attemptId}, ${one.position}, ${one.revision}, ${choice},
        ${one.storedRevision})`;
    });
    await sql`insert into ack values ${sql.join(rows)}`.execute(db);
  }
  for (const round of await db.selectFrom('round').select(['id', 'rules']).execute()) {
    const { attempts, paper, scoring } = roundRules.parse(JSON.parse(round.rules));
    const items = paperSize(paper.blueprint);
    await sql`insert into round_rule
      values (${round.id}, ${attempts.max}, ${items}, ${items * scoring.right})`.execute(db);
  }
}

export async function dropFacts(db: Db): Promise<void> {
  await sql`drop table ack`.execute(db);
  await sql`drop table round_rule`.execute(db);
  await sql`drop table set_back`.execute(db);
}

async function optionOrders(db: Db): Promise<Map<string, string[]>> {
  const items = await db
    .selectFrom('paper_item')
    .select(['attempt_id', 'position', 'option_order'])
    .execute();
  return new Map(
    items.map((item) => [
      `${item.attempt_id} ${item.position}`,
      optionIds.parse(JSON.parse(item.option_order))
    ])
  );
}
