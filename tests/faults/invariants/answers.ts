import { sql } from 'kysely';
import { LATE_MS } from '#lib/domain/quiz/outage.ts';
import { optionIds } from '#lib/schema/quiz.ts';
import { countOf, counted, type Invariant } from './invariant.ts';

export const answerInvariants: Invariant[] = [
  counted(
    'I1',
    'acknowledged changes that are not on the record, nor a newer one that they gave way to',
    sql`select count(*) from ack
      where not exists (select 1 from answer_event e
        where e.attempt_id = ack.attempt_id and e.position = ack.position
          and e.revision = ack.stored_revision
          and (ack.stored_revision > ack.revision
            or (e.mutation_id = ack.mutation_id and e.choice = ack.choice)))`
  ),
  counted(
    'I2',
    'stored answers that are older than what was acknowledged last',
    sql`select count(*) from
        (select attempt_id, position, max(stored_revision) as revision from ack
         group by attempt_id, position) said
      left join answer x on x.attempt_id = said.attempt_id and x.position = said.position
      where x.revision is null or x.revision < said.revision`
  ),
  counted(
    'I3',
    'answers that are not the newest change on the record',
    sql`(select count(*) from answer x
        where not exists (select 1 from answer_event e
          where e.mutation_id = x.mutation_id and e.attempt_id = x.attempt_id
            and e.position = x.position and e.revision = x.revision and e.choice = x.choice
            and e.received_at = x.received_at))
      + (select count(*) from answer_event e
        where not exists (select 1 from answer x
          where x.attempt_id = e.attempt_id and x.position = e.position
            and x.revision >= e.revision))`
  ),
  counted(
    'I4',
    'changes accepted before the start, after the last moment for saves, after the hand-in or while closed, unless an outage or a clock in doubt excuses them and they are marked; or credit without a reason',
    sql`(select count(*) from answer_event e join attempt t on t.id = e.attempt_id
        left join set_back s on s.attempt_id = t.id
        where e.received_at < t.started_at - coalesce(s.ms, 0)
          or e.received_at > t.submitted_at + coalesce(s.ms, 0)
          or exists (select 1 from attempt_closing c where c.attempt_id = e.attempt_id
            and e.received_at > c.submitted_at and e.received_at < c.reopened_at)
          or (e.received_at > t.deadline_at + t.extra_ms + t.credit_ms + t.grace_ms
              + coalesce(s.ms, 0)
            and not (e.after_outage = 1 and (exists (select 1 from outage o
                join outage_hit h on h.outage_id = o.id and h.attempt_id = t.id
                where e.received_at between o.ended_at and o.ended_at + ${LATE_MS})
              or exists (select 1 from clock_doubt d
                where e.received_at >= d.began_at
                  and (d.confirmed_at is null or e.received_at <= d.confirmed_at))))))
      + (select count(*) from attempt t
        where t.credit_ms <> coalesce((select sum(h.lost_ms + h.waited_ms) from outage_hit h
          join outage o on o.id = h.outage_id
          where h.attempt_id = t.id and o.answer = 'credit'), 0))
      + (select count(*) from outage_hit h join outage o on o.id = h.outage_id
        join attempt t on t.id = h.attempt_id
        where o.cause <> 'set-back' and (h.lost_ms < 0 or h.lost_ms > o.ended_at - o.began_at
          or h.waited_ms < 0 or (h.waited_ms > 0
            and h.waited_ms > coalesce(o.answered_at, 0) - o.began_at + t.grace_ms)))`
  ),
  counted(
    'I16',
    'mutations, or revisions of an answer, on the record twice',
    sql`(select count(*) from
        (select 1 from answer_event group by mutation_id having count(*) > 1) again)
      + (select count(*) from
        (select 1 from answer_event group by attempt_id, position, revision
         having count(*) > 1) twice)`
  ),
  {
    id: 'I20',
    meaning: 'changes to a position that the paper has not, or to an option not shown there',
    count: async ({ db }) => {
      const strangers = await countOf(
        db,
        sql`select count(*) from answer_event e
          left join paper_item i on i.attempt_id = e.attempt_id and i.position = e.position
          where i.attempt_id is null`
      );
      const { rows } = await sql<{ choice: string; option_order: string; changes: number }>`
        select e.choice, i.option_order, count(*) as changes from answer_event e
        join paper_item i on i.attempt_id = e.attempt_id and i.position = e.position
        group by e.choice, i.option_order`.execute(db);
      const foreign = rows.filter((row) => !isWithin(row.choice, row.option_order));
      return strangers + foreign.reduce((sum, row) => sum + Number(row.changes), 0);
    }
  }
];

function isWithin(choice: string, optionOrder: string): boolean {
  const shown = new Set(optionIds.parse(JSON.parse(optionOrder)));
  return optionIds.parse(JSON.parse(choice)).every((id) => shown.has(id));
}
