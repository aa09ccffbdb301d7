import { beforeAll, expect, it } from 'vitest';
import { permit } from '#lib/domain/auth/permissions.ts';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { comparePeople } from '#lib/domain/core/vietnamese.ts';
import { vietnamTime } from '#lib/domain/core/time.ts';
import { NO_FILTER } from '#lib/domain/reports/filter.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { absentReport } from '#lib/server/reports/absent-files.ts';
import { everybodyBehind } from '#lib/server/reports/people-behind.ts';
import { readCentre, readPeopleBehind } from '#lib/server/reports/service.ts';
import * as units from '#lib/server/units/service.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { countByHand, rawRows } from './by-hand.ts';
import { playRound } from './played-round.ts';

const may = operatorMay('participation.view');
const of = (unit: string) => ({ ...NO_FILTER, unit });

describeOnEachDatabase('the people behind a number', (bench) => {
  beforeAll(async () => {
    bench().clock.now = vietnamTime(2021, 9, 22, 9, 30);
    await playRound(bench().ctx);
  });

  it('are as many as the number says, by given name', async () => {
    const { ctx } = bench();
    const counts = countByHand(await rawRows(ctx));
    for (const unit of ['DT', 'HLV', 'SYT']) {
      const { registered, tookPart } = counts.get(unit)!;
      const found = [];
      for (const group of ['registered', 'took-part', 'absent'] as const) {
        const view = (await readPeopleBehind(ctx, may, { group, page: 1 }, of(unit)))!;
        expect(view.people).toHaveLength(view.found);
        found.push(view.found);
        const names = view.people.map(({ fullName }) => fullName);
        expect(names).toEqual(names.toSorted(comparePeople));
      }
      expect(found).toEqual([registered, tookPart, registered - tookPart]);
    }
  });

  it('every look is on the audit log, with whose list it was and no name', async () => {
    const { ctx } = bench();
    const tree = await units.readTree(ctx);
    const laiVung = tree.units.find(({ code }) => code === 'HLV')!;
    await readPeopleBehind(ctx, may, { group: 'absent', page: 1 }, of('HLV'));
    const entries = await ctx.db
      .selectFrom('audit_entry')
      .select(['account_id', 'target', 'detail'])
      .where('action', '=', 'report.people')
      .orderBy('seq', 'desc')
      .execute();
    expect(entries[0]).toMatchObject({ account_id: 'operator', target: `unit:${laiVung.id}` });
    expect(entries[0]?.detail).not.toContain('Nguyễn');
  });

  it('every file of names is on the audit log, with how many it holds', async () => {
    const { ctx } = bench();
    const all = (await everybodyBehind(ctx, may, 'absent', of('HLV')))!;
    const entry = await ctx.db
      .selectFrom('audit_entry')
      .select(['account_id', 'action', 'detail'])
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ account_id: 'operator', action: 'report.people' });
    expect(JSON.parse(entry.detail)).toMatchObject({
      group: 'absent',
      people: all.people.length
    });
    expect(all.people.length).toBeGreaterThan(0);
  });

  it('a coordinator gets the own unit, whatever the address asks for', async () => {
    const { ctx } = bench();
    const tree = await units.readTree(ctx);
    const laiVung = tree.units.find(({ code }) => code === 'HLV')!;
    const coordinator: Actor = {
      accountId: 'binh',
      displayName: 'Bình',
      personId: null,
      grants: [{ role: 'unit_coordinator', scope: { kind: 'unit', unitId: laiVung.id } }]
    };
    const unitPath = tree.path(laiVung.id).map(({ id }) => id);
    const own = permit(coordinator, 'participation.view', { unitPath })!;
    const everybody = { group: 'registered', page: 1 } as const;
    const view = (await readPeopleBehind(ctx, own, everybody, of('SNV')))!;
    const inside = tree.subtree(laiVung.id).map(({ id }) => id);
    expect(view.people.every(({ unitId }) => inside.includes(unitId))).toBe(true);
    const { registered, tookPart } = countByHand(await rawRows(ctx)).get('HLV')!;
    expect(view.found).toBe(registered);
    const absent = (await absentReport(ctx, own))!;
    expect(absent.rows).toHaveLength(registered - tookPart);
    expect(absent.rows.map(([name]) => name)).not.toContain('');
  });

  it('the centre says the key figure of every report', async () => {
    const { ctx } = bench();
    const rows = await rawRows(ctx);
    const centre = (await readCentre(ctx, (action) => operatorMay(action)))!;
    const all = countByHand(rows).get('DT')!;
    expect(centre).toMatchObject({
      registered: all.registered,
      tookPart: all.tookPart,
      rate: { part: all.tookPart, whole: all.registered },
      perfect: rows.grades.filter((grade) => grade.score === grade.max_score).length,
      busiest: { day: vietnamTime(2021, 9, 22), attempts: all.attempts },
      flagged: null,
      stages: 0,
      jury: null,
      incidents: 0
    });
  });
});
