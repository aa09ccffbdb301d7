import { beforeAll, expect, it } from 'vitest';
import { vietnamTime } from '#lib/domain/core/time.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as results from '#lib/server/results/service.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { bestByHand, rawRows, ranksByHand, teamsByHand } from '../reports/by-hand.ts';
import { endRound, playRound } from '../reports/played-round.ts';

const may = operatorMay('ranking.view');
const everything = { words: '', unitId: null, page: 1 };

describeOnEachDatabase('rankings before a contest', (bench) => {
  it('are not there', async () => {
    expect(await results.readIndividuals(bench().ctx, may, everything)).toBeNull();
    expect(await results.readUnitRanking(bench().ctx, may)).toBeNull();
  });
});

describeOnEachDatabase('rankings', (bench) => {
  beforeAll(async () => {
    bench().clock.now = vietnamTime(2021, 9, 22, 9, 30);
    await playRound(bench().ctx);
  });

  it('show no score beside a name while anybody may still work', async () => {
    const { ctx } = bench();
    const held = { names: { areHeld: true, until: expect.any(Number) as number } };
    const handedIn = bestByHand(await rawRows(ctx)).length;
    expect(await results.readIndividuals(ctx, may, everything)).toMatchObject({
      ...held,
      handedIn,
      rows: [],
      found: 0
    });
    expect((await results.rankIndividualsNow(ctx, may))?.standings).toEqual([]);
    const view = await results.readUnitRanking(ctx, may);
    expect(view).toMatchObject(held);
    const everybody = (await rawRows(ctx)).people.map(({ full_name }) => full_name);
    const told = JSON.stringify(view?.standings);
    expect(everybody.filter((name) => told.includes(name))).toEqual([]);
    expect(view?.standings.some(({ counted }) => counted.length > 0)).toBe(true);
  });

  it('say how many have handed in and how many still work', async () => {
    const rows = await rawRows(bench().ctx);
    expect(await results.readUnitRanking(bench().ctx, may)).toMatchObject({
      registered: rows.registrations.length,
      handedIn: bestByHand(rows).length,
      working: rows.attempts.filter((one) => one.state === 'open').length
    });
  });

  it('are complete once it is over for everybody', async () => {
    await endRound(bench());
    const view = await results.readIndividuals(bench().ctx, may, everything);
    expect(view).toMatchObject({ names: { areHeld: false }, working: 0 });
    expect(view?.rows.length).toBeGreaterThan(0);
  });

  it('give every contestant the rank that raw rows give by hand', async () => {
    const { ctx } = bench();
    const byHand = ranksByHand(await rawRows(ctx));
    const ranking = await results.rankIndividualsNow(ctx, may);
    const ranks = ranking?.standings.map((one) => [one.entry.registration.staffCode, one.rank]);
    expect(Object.fromEntries(ranks ?? [])).toEqual(byHand);
    expect(new Set(Object.values(byHand)).size).toBeLessThan(Object.keys(byHand).length);
  });

  it('give every unit the total and the rank that raw rows give by hand', async () => {
    const { ctx } = bench();
    const byHand = teamsByHand(await rawRows(ctx), 3);
    const view = await results.readUnitRanking(ctx, may);
    const teams = view?.standings.map((one) => ({
      code: one.unit.code,
      total: one.total,
      elapsed: one.elapsedOfTopMs,
      next: one.nextBest,
      tookPart: one.participation.part,
      registered: one.participation.whole,
      rank: one.rank
    }));
    const byCode = (left: { code: string }, right: { code: string }) =>
      left.code < right.code ? -1 : 1;
    expect(teams?.sort(byCode)).toEqual(byHand.sort(byCode));
    expect(byHand.map((one) => one.rank)).toContain(null);
    expect(view?.cut).toMatchObject({ places: 2, qualified: 2 });
  });

  it.each(['dao', 'ĐÀO', 'Đào'.normalize('NFD')])('find “%s” in names', async (words) => {
    const { ctx } = bench();
    const rows = await rawRows(ctx);
    const called = rows.people.filter((one) => one.full_name.endsWith('Đào'));
    const handedIn = bestByHand(rows).map((one) => one.staffCode);
    const expected = called.map((one) => one.staff_code).filter((code) => handedIn.includes(code));
    const view = await results.readIndividuals(ctx, may, { ...everything, words });
    const found = view?.rows.map((row) => row.entry.registration.staffCode) ?? [];
    expect(expected.length).toBeGreaterThan(1);
    expect(found.sort()).toEqual(expected.sort());
  });

  it.each(['cb1', 'thap muoi', 'không ai tên này'])(
    'find “%s” in codes and units',
    async (words) => {
      const { ctx } = bench();
      const all = await results.readIndividuals(ctx, may, everything);
      const found = await results.readIndividuals(ctx, may, { ...everything, words });
      const expected = all?.rows.filter((row) =>
        words === 'cb1'
          ? row.entry.registration.staffCode.startsWith('CB1')
          : words === 'thap muoi' && row.rankedUnit?.name === 'UBND huyện Tháp Mười'
      );
      expect(found?.rows).toEqual(expected);
    }
  );

  it('can be limited to a ranked unit, which keeps the order of the whole', async () => {
    const { ctx } = bench();
    const all = await results.readIndividuals(ctx, may, everything);
    const laiVung = all?.rankedUnits.find((unit) => unit.code === 'HLV');
    const part = await results.readIndividuals(ctx, may, {
      ...everything,
      unitId: laiVung?.id ?? ''
    });
    const expected = all?.rows.filter((row) => row.rankedUnit?.code === 'HLV');
    expect(part?.rows.map((row) => row.rank)).toEqual(expected?.map((row) => row.rank));
    expect(part?.rows[0]?.rankWithin).toBe(1);
    expect(part?.found).toBe(expected?.length);
  });

  it('show the last page where a later one is asked for', async () => {
    const view = await results.readIndividuals(bench().ctx, may, { ...everything, page: 99 });
    expect(view).toMatchObject({ page: 1, pages: 1 });
  });

  it('refuse a permission that was given for another contest', async () => {
    const other = operatorMay('ranking.view', { contestId: 'another' });
    await expect(results.readUnitRanking(bench().ctx, other)).rejects.toThrow('another');
  });
});
