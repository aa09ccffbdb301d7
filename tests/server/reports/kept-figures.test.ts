import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { SECOND } from '#lib/domain/core/time.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { figuresNow, figuresOf, inParts, type Counted } from '#lib/server/results/figures.ts';
import { rankUnitsNow, readUnitRanking } from '#lib/server/results/service.ts';
import {
  countAhead,
  readLaggards,
  readProgress,
  readQuality,
  readStructure
} from '#lib/server/reports/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

const MANY = 50_000;

describeOnEachDatabase('figures of a large contest', (bench) => {
  let view: ContestView;
  let parts: Counted[] = [];
  const count = (name: string) => ({
    name,
    read: async (_: unknown, of: Counted) => {
      parts.push(of);
      return [{ at: bench().ctx.now() }];
    }
  });

  beforeAll(async () => {
    view = await makeSmallContest(bench().ctx);
  });

  it('a small contest is counted whenever somebody asks, in one go', async () => {
    const { ctx } = bench();
    await figuresOf(ctx, view, count('small'));
    await figuresOf(ctx, view, count('small'));
    expect(parts.map(({ unitIds }) => unitIds)).toEqual([null, null]);
  });

  it('those who ask at the same time get the same counting', async () => {
    const { ctx } = bench();
    parts = [];
    await Promise.all([1, 2, 3].map(() => figuresOf(ctx, view, count('together'))));
    expect(parts).toHaveLength(1);
  });

  it('a large one is kept with its time, and counted again behind when it is old', async () => {
    const { ctx, clock } = bench();
    await registerMany();
    parts = [];
    const first = await figuresOf(ctx, view, count('large'));
    const counted = parts.flatMap(({ unitIds }) => unitIds ?? []);
    expect(parts.length).toBeGreaterThan(1);
    expect(new Set(counted).size).toBe(counted.length);
    expect(first.asOf).toBe(clock.now);

    clock.now += 20 * SECOND;
    expect(await figuresOf(ctx, view, count('large'))).toBe(first);
    clock.now += 20 * SECOND;
    parts = [];
    expect(await figuresOf(ctx, view, count('large'))).toBe(first);
    await expect
      .poll(async () => (await figuresOf(ctx, view, count('large'))).asOf)
      .toBe(clock.now);
    expect(parts.flatMap(({ unitIds }) => unitIds ?? []).toSorted()).toEqual(counted.toSorted());
  });

  it('what is decided or signed rests on figures of the moment', async () => {
    const { ctx, clock } = bench();
    clock.now += SECOND;
    expect((await figuresNow(ctx, view, count('large'))).asOf).toBe(clock.now);
    expect((await figuresOf(ctx, view, count('large'))).asOf).toBe(clock.now);
  });

  it('a large contest is counted ahead, and its first reader finds the figures there', async () => {
    const { ctx, clock } = bench();
    await countAhead(ctx);
    const countedAt = clock.now;
    clock.now += 20 * SECOND;
    const may = operatorMay('participation.view');
    for (const read of [readLaggards, readProgress, readQuality, readStructure]) {
      expect((await read(ctx, may))?.asOf).toBe(countedAt);
    }
    const ranking = operatorMay('ranking.view');
    expect((await readUnitRanking(ctx, ranking))?.asOf).toBe(countedAt);
    expect((await rankUnitsNow(ctx, ranking))?.asOf).toBe(clock.now);
  });

  it('units go into parts that are never larger than asked, unless one unit alone is', () => {
    const sizes = [7, 2, 3, 12, 1].map((registered, at) => ({ unitId: `u${at}`, registered }));
    expect(inParts(sizes, 25, 10)).toEqual([['u0', 'u1'], ['u2'], ['u3'], ['u4']]);
    expect(inParts(sizes, 25, 25)).toEqual([null]);
  });

  /** Rows, not services: nobody of them does anything. */
  async function registerMany(): Promise<void> {
    const { db } = bench().ctx;
    const units = await db.selectFrom('unit').select('id').orderBy('position').execute();
    const numbers = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${MANY})`;
    const unitOf = sql`case i % 3 when 0 then ${units[1]!.id} when 1 then ${units[3]!.id} else ${units[4]!.id} end`;
    await sql`insert into person (id, staff_code, full_name, name_key, unit_id, created_at)
      ${numbers} select 'm' || i, 'M' || i, 'M', 'm', ${unitOf}, 0 from n`.execute(db);
    await sql`insert into registration (id, contest_id, person_id, unit_id, candidate_no, registered_at)
      select id, ${view.contest.id}, id, unit_id, staff_code, 0 from person where id like 'm%'`.execute(
      db
    );
  }
});
