import { expect, it } from 'vitest';
import { importFile } from '#lib/server/people/command.ts';
import * as people from '#lib/server/people/service.ts';
import * as units from '#lib/server/units/service.ts';
import { makeEmptyContest } from '../../support/empty-contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

describeOnEachDatabase('the contest of 2021 from its files', (bench) => {
  it('goes in whole, and stays as it is the second time', async () => {
    const { ctx } = bench();
    const contestId = await makeEmptyContest(ctx);
    const bringIn = (kind: 'units' | 'officials') =>
      importFile(ctx, kind, contestId, `demo/2021/${kind}.csv`, { goodRows: false });

    const nothing = { new: 0, changed: 0, unchanged: 0, wrong: [], notes: [] };
    expect(await bringIn('units')).toEqual({ ...nothing, new: 235 });
    expect(await bringIn('officials')).toEqual({ ...nothing, new: 4345 });
    expect(await bringIn('units')).toEqual({ ...nothing, unchanged: 235 });
    expect(await bringIn('officials')).toEqual({ ...nothing, unchanged: 4345 });

    const tree = await units.readTree(ctx);
    const registrations = await people.listRegistrations(ctx, contestId);
    const laiVung = tree.units.find((unit) => unit.name === 'UBND huyện Lai Vung');
    const below = new Set(tree.subtree(laiVung?.id ?? '').map((unit) => unit.id));
    expect(tree.units).toHaveLength(235);
    expect(registrations).toHaveLength(4345);
    expect(registrations.filter((one) => below.has(one.unitId))).toHaveLength(290);
    expect(new Set(registrations.map((one) => one.candidateNo)).size).toBe(4345);
    expect(registrations.at(-1)?.candidateNo).toBe('04345');
    expect(tree.units.find((unit) => unit.code === 'VPUB')?.headcount).toBe(121);
  });
});
