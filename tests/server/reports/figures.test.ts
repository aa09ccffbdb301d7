import { beforeAll, expect, it } from 'vitest';
import { permit } from '#lib/domain/auth/permissions.ts';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { HOUR, vietnamTime } from '#lib/domain/core/time.ts';
import { NO_FILTER } from '#lib/domain/reports/filter.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as reports from '#lib/server/reports/service.ts';
import * as units from '#lib/server/units/service.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { countByHand, rawRows } from './by-hand.ts';
import { playRound } from './played-round.ts';

const may = operatorMay('participation.view');
const QUESTIONS = 5;

/** Everything is counted once more from raw rows with loops alone. */
describeOnEachDatabase('figures of a round', (bench) => {
  let rows: Awaited<ReturnType<typeof rawRows>>;

  beforeAll(async () => {
    bench().clock.now = vietnamTime(2021, 9, 22, 9, 30);
    await playRound(bench().ctx);
    rows = await rawRows(bench().ctx);
  });

  it('RP1: perfect papers, and ranks only for those who may see the ranking', async () => {
    const view = (await reports.readParticipation(bench().ctx, may))!;
    const perfect = rows.grades.filter((grade) => grade.score === grade.max_score);
    expect(view.total.perfect).toBe(perfect.length);
    expect(perfect.length).toBeGreaterThan(0);
    expect([...view.ranks!.values()]).toContain(1);
    const coordinator = await coordinatorOf('HLV');
    const own = (await reports.readParticipation(bench().ctx, coordinator))!;
    expect(own.ranks).toBeNull();
  });

  it('RP2: units below half, with the people who are missing', async () => {
    const view = (await reports.readLaggards(bench().ctx, may))!;
    const byHand = countByHand(rows);
    const ranked = rows.units.filter(({ type }) => ['department', 'district'].includes(type));
    const expected: Record<string, number> = {};
    for (const { code } of ranked) {
      const { registered, tookPart } = byHand.get(code)!;
      if (registered === 0) continue;
      let missing = 0;
      while (2 * (tookPart + missing) < registered) missing += 1;
      if (missing > 0) expected[code] = missing;
    }
    const found = view.below.map(({ unit, missing }) => [unit.code, missing]);
    expect(Object.fromEntries(found)).toEqual(expected);
    expect(view.unrated.map((unit) => unit.code)).toEqual(['SYT']);
    const all = (await reports.readLaggards(bench().ctx, may, { ...NO_FILTER, units: 'all' }))!;
    expect(all.rated + all.unrated.length).toBe(rows.units.length);
  });

  it('RP3: days and hours', async () => {
    const view = (await reports.readProgress(bench().ctx, may))!;
    const hours: Record<number, number[]> = {};
    const put = (at: number, column: number): void => {
      const hour = at - (at % HOUR);
      (hours[hour] ??= [0, 0, 0])[column]! += 1;
    };
    for (const { id } of rows.registrations) {
      const handedIn = rows.attempts
        .filter((one) => one.registration_id === id && one.submitted_at !== null)
        .map((one) => one.submitted_at!);
      if (handedIn.length > 0) put(Math.min(...handedIn), 0);
    }
    for (const { started_at } of rows.attempts) put(started_at, 1);
    for (const { attempt_id } of rows.grades) {
      put(rows.attempts.find((one) => one.id === attempt_id)!.submitted_at!, 2);
    }
    const shown = view.hours.map(({ from, people, attempts, valid }) => [
      String(from),
      [people, attempts, valid]
    ]);
    expect(Object.fromEntries(shown)).toEqual(hours);
    expect(view.days.at(-1)?.cumulative).toEqual({
      registered: rows.registrations.length,
      people: countByHand(rows).get('DT')!.tookPart,
      attempts: rows.attempts.length,
      valid: rows.grades.length
    });
  });

  it('RP4 and RP5: bands, right answers and scores', async () => {
    const bands = (await reports.readQuality(bench().ctx, may))!;
    const scores = (await reports.readSpectrum(bench().ctx, may))!;
    for (const { correct, entries } of bands.byCorrect) {
      expect(entries).toBe(rows.grades.filter((grade) => grade.correct === correct).length);
    }
    const all = rows.grades.filter((grade) => grade.correct === QUESTIONS).length;
    expect(bands.bands[0]).toMatchObject({ band: 'all', entries: all });
    expect(bands.entries).toBe(rows.grades.length);
    const sum = rows.grades.reduce((total, grade) => total + grade.score, 0);
    expect(scores.all.mean).toBeCloseTo(sum / rows.grades.length, 8);
    const byBloc = scores.byBloc.map(({ spectrum }) => spectrum.entries);
    expect(byBloc.reduce((total, entries) => total + entries, 0)).toBe(rows.grades.length);
  });

  it('RP4 of a day on which nobody handed in is empty', async () => {
    const day = vietnamTime(2021, 9, 23);
    const view = await reports.readQuality(bench().ctx, may, { ...NO_FILTER, day });
    expect(view?.entries).toBe(0);
    const today = await reports.readQuality(bench().ctx, may, {
      ...NO_FILTER,
      day: vietnamTime(2021, 9, 22)
    });
    expect(today?.entries).toBe(rows.grades.length);
  });

  it('RP7: people by sex and position', async () => {
    const view = (await reports.readStructure(bench().ctx, may))!;
    const tookPart = (personId: string): boolean =>
      rows.registrations
        .filter((one) => one.person_id === personId)
        .some(({ id }) =>
          rows.attempts.some((one) => one.registration_id === id && one.state === 'submitted')
        );
    for (const { key, registered, tookPart: shown } of view.bySex) {
      const people = rows.people.filter(({ sex }) => sex === key);
      expect(registered).toBe(people.length);
      expect(shown).toBe(people.filter(({ id }) => tookPart(id)).length);
    }
    expect(view.tookPart).toBe(rows.people.filter(({ id }) => tookPart(id)).length);
    const sums = [view.bySex, view.byAge, view.byPosition, view.byBloc, view.byUnitType].map(
      (groups) => groups.reduce((sum, group) => sum + group.tookPart, 0)
    );
    expect(new Set(sums)).toEqual(new Set([view.tookPart]));
  });

  it('a coordinator sees the own unit and below, whatever the address asks for', async () => {
    const { ctx } = bench();
    const own = await coordinatorOf('HLV');
    const registered = countByHand(rows).get('HLV')!.registered;
    for (const unit of [null, 'DT', 'SNV']) {
      const filter = { ...NO_FILTER, unit };
      const structure = (await reports.readStructure(ctx, own, filter))!;
      const progress = (await reports.readProgress(ctx, own, filter))!;
      expect(structure.registered).toBe(registered);
      expect(structure.unitName).toBe('UBND huyện Lai Vung');
      expect(progress.days.at(-1)?.cumulative.registered).toBe(registered);
    }
    const commune = (await reports.readStructure(ctx, own, { ...NO_FILTER, unit: 'HLV-X1' }))!;
    expect(commune.registered).toBe(countByHand(rows).get('HLV-X1')!.registered);
    expect(commune.choices.units.map(({ code }) => code)).toEqual(['HLV', 'HLV-P1', 'HLV-X1']);
  });

  it('a bloc is its units and what is below them', async () => {
    const view = (await reports.readParticipation(bench().ctx, may, {
      ...NO_FILTER,
      bloc: 'huyen'
    }))!;
    expect(view.rows.map((row) => row.unit.code)).toEqual(['HLV', 'HLV-P1', 'HLV-X1']);
    expect(view.choices.blocs).toEqual(['so-nganh', 'huyen']);
  });

  async function coordinatorOf(code: string) {
    const tree = await units.readTree(bench().ctx);
    const unit = tree.units.find((one) => one.code === code)!;
    const coordinator: Actor = {
      accountId: 'binh',
      displayName: 'Bình',
      personId: null,
      grants: [{ role: 'unit_coordinator', scope: { kind: 'unit', unitId: unit.id } }]
    };
    const unitPath = tree.path(unit.id).map((one) => one.id);
    return permit(coordinator, 'participation.view', { unitPath })!;
  }
});
