import { sql } from 'kysely';
import { MINUTE } from '#lib/domain/core/time.ts';
import { counted, type Invariant } from './invariant.ts';

export const attemptInvariants: Invariant[] = [
  counted(
    'I5',
    'contestants with more attempts than rules and organizers allow, two open or two in one place',
    sql`(select count(*) from
        (select 1 from attempt t join round_rule r on r.round_id = t.round_id
         group by t.round_id, t.registration_id
         having sum(case when t.cut_short_at is null then 1 else 0 end) > max(r.max_attempts)
           or sum(case when t.state = 'open' then 1 else 0 end) > 1) greedy)
      + (select count(*) from
        (select 1 from attempt t where t.cut_short_at is null
         group by t.round_id, t.registration_id, coalesce(t.stands_for, t.attempt_no)
         having count(*) > 1) twice)
      + (select count(*) from attempt t where t.stands_for is not null and not exists
          (select 1 from remedy_person p join attempt b on b.id = p.attempt_id
           where p.new_attempt_id = t.id and b.registration_id = t.registration_id
             and b.cut_short_at = t.started_at))
      + (select count(*) from attempt t where t.cut_short_at is not null and not exists
          (select 1 from remedy_person p where p.attempt_id = t.id
             and p.new_attempt_id is not null))`
  ),
  counted(
    'I6',
    'attempts still open a minute after their last moment, though no outage is to be answered and no clock in doubt; or outages unanswered a minute after their time',
    (now) => sql`(select count(*) from attempt t
        where t.state = 'open'
          and t.deadline_at + t.extra_ms + t.credit_ms + t.grace_ms < ${now - MINUTE}
          and not exists (select 1 from clock_doubt d where d.confirmed_at is null)
          and not exists (select 1 from outage_hit h join outage o on o.id = h.outage_id
            where h.attempt_id = t.id and o.closes_at > ${now - MINUTE}
              and (o.answered_at is null or o.answered_at > ${now - MINUTE})))
      + (select count(*) from outage o where o.answered_at is null
        and o.closes_at < ${now - MINUTE}
        and not exists (select 1 from clock_doubt d where d.confirmed_at is null))`
  ),
  counted(
    'I7',
    'ended attempts without exactly one official grade within the marks, open ones with any, or closings whose grade is gone or official',
    sql`(select count(*) from attempt t
      join round_rule r on r.round_id = t.round_id
      left join (select attempt_id, count(*) as grades, min(score) as lowest, max(score) as highest,
          min(max_score) as least, max(max_score) as most
        from grade where is_official = 1 group by attempt_id) g on g.attempt_id = t.id
      where (t.state = 'open' and g.grades is not null)
        or (t.state <> 'open' and (g.grades is null or g.grades <> 1 or g.lowest < 0
          or g.highest > g.most or g.least <> r.max_score or g.most <> r.max_score)))
      + (select count(*) from attempt_closing c
        left join grade g on g.attempt_id = c.attempt_id and g.run = c.run
        where g.run is null or g.is_official = 1)`
  ),
  counted(
    'I8',
    'papers with a wrong number of questions, a repeated one, or one of another bank',
    sql`select count(*) from
      (select 1 from attempt t
       join round on round.id = t.round_id
       join round_rule r on r.round_id = t.round_id
       left join paper_item i on i.attempt_id = t.id
       left join question_version v on v.id = i.question_version_id
       left join question q on q.id = v.question_id
       group by t.id
       having count(i.position) <> max(r.items) or count(distinct q.id) <> max(r.items)
         or min(i.position) <> 1 or max(i.position) <> max(r.items)
         or sum(case when q.bank_id = round.bank_id then 0 else 1 end) > 0) spoiled`
  ),
  counted(
    'I17',
    'people, attempts and marks that the roll-up over the tree of units does not find',
    sql`with recursive tree(id) as
        (select id from unit where parent_id is null
         union all
         select unit.id from unit join tree on unit.parent_id = tree.id),
      reached as
        (select count(distinct r.id) as people, count(distinct t.id) as attempts,
           coalesce(sum(g.score), 0) as marks
         from tree join registration r on r.unit_id = tree.id
         left join attempt t on t.registration_id = r.id
         left join grade g on g.attempt_id = t.id and g.is_official = 1)
      select abs((select count(*) from registration) - people)
        + abs((select count(*) from attempt) - attempts)
        + abs((select coalesce(sum(score), 0) from grade where is_official = 1) - marks)
      from reached`
  )
];
