import { sql } from 'kysely';
import type { ContestView } from '#lib/server/contest/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';

/** Registrations of one unit stand together, as lists bring them; attempts begin in any order. */
const PRIME = 7919;

/**
 * Contestants with an attempt that is handed in and marked, as rows; one in twenty stays away. They
 * belong to the communes and divisions of the contest.
 */
export async function playedInRows(
  ctx: Ctx,
  { contest, round, sessions }: ContestView,
  contestants: number
): Promise<void> {
  const { db } = ctx;
  // Numbers that are bound arrive in SQLite as fractions.
  const [all, prime, opens] = [contestants, PRIME, sessions[0]?.opensAt ?? 0].map((one) =>
    sql.lit(one)
  );
  const numbers = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${all}),
    home as (select id, row_number() over (order by position) - 1 as place, count(*) over () as homes
      from unit where type in ('commune', 'division'))`;
  await sql`insert into person (id, staff_code, full_name, name_key, sex, birth_year, unit_id, position, created_at)
    ${numbers}
    select printf('p%09d', i), 'M' || i, 'Nguyễn Văn ' || i, 'nguyen van ' || i,
      case i % 2 when 0 then 'male' else 'female' end, 1962 + i % 38, home.id,
      'Chuyên viên ' || (i % 14), 0
    from n join home on home.place = (i - 1) * home.homes / ${all}`.execute(db);
  await sql`insert into registration (id, contest_id, person_id, unit_id, candidate_no, registered_at)
    select 'r' || substr(id, 2), ${contest.id}, id, unit_id, staff_code, ${opens} - 86400000
    from person where id like 'p0%'`.execute(db);
  await sql`insert into attempt (id, round_id, session_id, registration_id, attempt_no, state, started_at,
      deadline_at, extra_ms, grace_ms, submitted_at, submit_reason, receipt_code, seed, paper_hash, holder, last_seen_at)
    select printf('a%09d', (cast(substr(id, 2) as integer) * ${prime}) % 1000003), ${round.id}, ${sessions[0]?.id ?? ''}, id, 1, 'submitted',
      ${opens} + (cast(substr(id, 2) as integer) * ${prime}) % 36000000, 0, 0, 0,
      ${opens} + (cast(substr(id, 2) as integer) * ${prime}) % 36000000 + 1500000, 'user', id, '-', '-', 1, 0
    from registration where id like 'r0%' and cast(substr(id, 2) as integer) % 20 <> 0`.execute(db);
  await sql`insert into grade (attempt_id, run, is_official, score, max_score, correct, answered, elapsed_ms, graded_at)
    select id, 1, 1, 200 * (rowid % 31), 6000, rowid % 31, 30, 1500000, 0
    from attempt where id like 'a0%'`.execute(db);
  await sql`analyze`.execute(db);
}
