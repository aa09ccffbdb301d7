import { expect, it } from 'vitest';
import { permit } from '#lib/domain/auth/permissions.ts';
import type { Actor } from '#lib/domain/auth/roles.ts';
import * as people from '#lib/server/people/service.ts';
import * as units from '#lib/server/units/service.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { demoTable } from '../../support/workbooks.ts';

const an: Actor = {
  accountId: 'an',
  displayName: 'An',
  personId: null,
  grants: [{ role: 'organizer', scope: { kind: 'installation' } }]
};
const unitImport = permit(an, 'unit.import', {})!;
const personImport = permit(an, 'person.import', {})!;

describeOnEachDatabase('the contest of 2021 as files', (bench) => {
  it('goes in once and stays as it is the second time', async () => {
    const { ctx } = bench();
    await ctx.db
      .insertInto('contest')
      .values({ id: 'c', code: 'c', name: 'c', about: '{}', unit_ranking: '{}', created_at: 0 })
      .execute();
    console.time('import');
    expect(await units.importUnits(ctx, unitImport, demoTable('units'), 'all-or-nothing')).toEqual({
      new: 235,
      changed: 0,
      unchanged: 0,
      wrong: []
    });
    expect(
      await people.importOfficials(ctx, personImport, 'c', demoTable('officials'), 'all-or-nothing')
    ).toEqual({ new: 4345, changed: 0, unchanged: 0, wrong: [] });
    console.timeEnd('import');
    expect(await units.importUnits(ctx, unitImport, demoTable('units'), 'all-or-nothing')).toEqual({
      new: 0,
      changed: 0,
      unchanged: 235,
      wrong: []
    });
    expect(
      await people.importOfficials(ctx, personImport, 'c', demoTable('officials'), 'all-or-nothing')
    ).toEqual({ new: 0, changed: 0, unchanged: 4345, wrong: [] });
  });
});
