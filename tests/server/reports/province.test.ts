import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeContest2021 } from '#lib/demo/contest-2021.ts';
import { playRoundOne } from '#lib/demo/play-round-one.ts';
import { makeCtx } from '#lib/server/ctx.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as reports from '#lib/server/reports/service.ts';
import * as results from '#lib/server/results/service.ts';
import { copyRows } from '../../support/copied-rows.ts';
import { describeOnEachDatabase, openBench } from '../../support/databases.ts';

/** Played once, with every attempt started, saved and handed in as the product does it. */
let played: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  played = await openBench('sqlite');
  const { ctx, clock } = played.bench;
  const playing = makeCtx(ctx.db, { ...ctx, now: () => clock.now });
  await playRoundOne(playing, clock, await makeContest2021(playing));
}, 240_000);
afterAll(() => played.close());

describeOnEachDatabase('round one of 2021, played to its end,', (bench) => {
  beforeAll(() => copyRows(played.bench.ctx.db, bench().ctx.db), 120_000);

  it('has 4.345 registered in all, 290 in huyện Lai Vung', async () => {
    const { rows } = await participation();
    expect(rows.find((row) => row.unit.code === 'DT')?.all.registered).toBe(4345);
    expect(rows.find((row) => row.unit.code === 'HLV2')?.all.registered).toBe(290);
  });

  it('is counted by the report as the database itself counts it, at every node', async () => {
    const { rows } = await participation();
    const shown = rows.map(({ unit, all }) => ({
      code: unit.code,
      registered: all.registered,
      took_part: all.tookPart,
      attempts: all.attempts,
      valid: all.valid,
      perfect: all.perfect,
      score: all.scoreSum
    }));
    const counted = await countInSql();
    expect(counted).toHaveLength(235);
    expect(byCode(shown)).toEqual(byCode(counted));
  });

  it('is ranked by the sums of the five best as the database sums them', async () => {
    const { ctx } = bench();
    const { standings } = (await results.readUnitRanking(ctx, may('ranking.view')))!;
    const shown = standings.map(({ unit, total }) => ({ code: unit.code, score: total }));
    const summed = await sumTopFiveInSql();
    expect(summed).toHaveLength(31);
    expect(byCode(shown)).toEqual(byCode(summed));
    const scores = standings.map((standing) => standing.total);
    expect(scores).toEqual([...scores].sort((left, right) => right - left));
  });

  const may = <A extends 'ranking.view' | 'participation.view'>(action: A) => operatorMay(action);
  const participation = async () =>
    (await reports.readParticipation(bench().ctx, may('participation.view')))!;

  async function countInSql() {
    const { rows } = await sql<Record<string, string | number>>`
        with recursive below (top, unit_id) as (
          select id, id from unit
          union all
          select below.top, unit.id from unit join below on unit.parent_id = below.unit_id
        )
        select top_unit.code as code,
               count(distinct registration.id) as registered,
               count(distinct case when attempt.state = 'submitted' then registration.id end) as took_part,
               count(attempt.id) as attempts,
               count(grade.attempt_id) as valid,
               count(case when grade.score = grade.max_score then 1 end) as perfect,
               coalesce(sum(grade.score), 0) as score
        from below
        join unit as top_unit on top_unit.id = below.top
        left join registration on registration.unit_id = below.unit_id
        left join attempt on attempt.registration_id = registration.id
        left join grade on grade.attempt_id = attempt.id and grade.is_official = 1
        group by top_unit.code`.execute(bench().ctx.db);
    return rows;
  }

  async function sumTopFiveInSql() {
    const { rows } = await sql<Record<string, string | number>>`
        with recursive below (top, unit_id) as (
          select id, id from unit where type in ('department', 'district')
          union all
          select below.top, unit.id from unit join below on unit.parent_id = below.unit_id
        ),
        placed as (
          select below.top, grade.score,
                 row_number() over (partition by below.top order by grade.score desc) as place
          from below
          join registration on registration.unit_id = below.unit_id
          join attempt on attempt.registration_id = registration.id
          join grade on grade.attempt_id = attempt.id and grade.is_official = 1
        )
        select unit.code as code, sum(placed.score) as score
        from placed join unit on unit.id = placed.top
        where placed.place <= 5
        group by unit.code`.execute(bench().ctx.db);
    return rows;
  }
});

const byCode = (rows: readonly Record<string, unknown>[]) =>
  [...rows].sort((left, right) => String(left['code']).localeCompare(String(right['code'])));
