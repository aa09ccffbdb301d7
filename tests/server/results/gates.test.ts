import { parse } from 'csv-parse/sync';
import { beforeAll, expect, it } from 'vitest';
import { HOUR } from '#lib/domain/core/time.ts';
import type { Gate } from '#lib/domain/contest/rules.ts';
import { textOf } from '#lib/domain/documents/parts.ts';
import { NO_FIELDS } from '#lib/domain/documents/fields.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import { compose, rulesOf } from '#lib/server/digest/composing.ts';
import { draft } from '#lib/server/documents/drafting.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { report } from '#lib/server/reports/command.ts';
import * as reports from '#lib/server/reports/service.ts';
import * as results from '#lib/server/results/service.ts';
import { handIn, makeSmallContest, OPENS } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { unitOf } from '../../support/panel.ts';

const HALF: Gate = { kind: 'participation', of: 'registered', least: 50, size: null };
const LACKS = 'mới có 1/3 người dự thi so với số đăng ký (33,33%), còn 1 người nữa đạt 50%';

/** An handed in for Sở Nội vụ; of the three of Lai Vung only Chi, with more points. */
describeOnEachDatabase('a contest whose rules have a gate', (bench) => {
  let view = undefined as unknown as ContestView;
  beforeAll(async () => {
    const { ctx, clock } = bench();
    view = await makeSmallContest(ctx, { unitRanking: { gates: [HALF] } });
    await handIn(ctx, view, 'AN', 200);
    await handIn(ctx, view, 'CHI');
    clock.now = OPENS + HOUR;
  });

  it('ranks and lets on who passes, and tells the others what they lack', async () => {
    const ranking = await results.readUnitRanking(bench().ctx, operatorMay('ranking.view'));
    expect(
      ranking?.standings.map(({ unit, rank, qualification }) => [unit.code, rank, qualification])
    ).toEqual([
      ['SNV', 1, 'qualified'],
      ['HLV', null, 'out']
    ]);
    expect(ranking?.gates).toEqual([HALF]);
    const csv = String(await report(bench().ctx, 'units', 'csv'));
    const lines = parse(csv, { bom: true }) as string[][];
    expect(lines[0]).toContain('Đạt điều kiện xếp hạng');
    expect(lines[1]).toContain('đạt');
    expect(lines[2]).toEqual(expect.arrayContaining(['còn 1 người', `Không xếp hạng: ${LACKS}.`]));
    const json = JSON.parse(String(await report(bench().ctx, 'units', 'json'))) as {
      rows: { gates: unknown[] }[];
    };
    expect(json.rows[1]?.gates).toEqual([{ ...HALF, part: 1, whole: 3, missing: 1 }]);
  });

  it('says so in its documents', async () => {
    const { ctx } = bench();
    const make = operatorMay('document.make', { contestId: view.contest.id });
    const order = { kind: 'units-list', aboutId: null, judgeId: null } as const;
    const made = await draft(ctx, make, order, NO_FIELDS);
    const words = (made?.document.body ?? []).flatMap((block) =>
      'parts' in block ? [textOf(block.parts).replaceAll('\u00a0', ' ')] : []
    );
    expect(words).toContain(
      'Theo thể lệ, đơn vị được xếp hạng khi có tỷ lệ dự thi từ 50% trở lên so với số đăng ký. Có 01 đơn vị có bài thi nhưng không được xếp hạng, gồm:'
    );
    expect(words).toContain(
      'Ủy ban nhân dân (UBND) huyện Lai Vung: 01/03 người dự thi (33,33%), còn thiếu 01 người để đạt 50%.'
    );
  });

  it('has a column for it among the figures of participation, for ranked units alone', async () => {
    const { ctx } = bench();
    const csv = String(await report(ctx, 'participation', 'csv'));
    const [header = [], ...lines] = parse(csv, { bom: true }) as string[][];
    const at = header.indexOf('Đạt điều kiện xếp hạng');
    expect(lines.map((line) => [line[0], line[at]])).toEqual([
      ['DT', ''],
      ['SNV', 'đạt'],
      ['HLV', 'còn 1 người'],
      ['HLV-P1', ''],
      ['HLV-X1', ''],
      ['', '']
    ]);
  });

  it('tells a coordinator of the own unit alone', async () => {
    const { ctx } = bench();
    const unitPath = [await unitOf(ctx, 'HLV'), await unitOf(ctx, 'DT')];
    const subject = { contestId: view.contest.id, unitPath };
    const own = await reports.readParticipation(ctx, operatorMay('participation.view', subject));
    expect([...(own?.checks.keys() ?? [])]).toEqual([unitPath[0]]);
    const letter = await compose(ctx, { unitId: unitPath[0] ?? '', threshold: 50 });
    expect(letter?.text).toContain(
      'UBND huyện Lai Vung có 1/3 thí sinh đăng ký đã dự thi, đạt 33,33%. Còn 1 người nữa đạt 50% so với số đăng ký. Đạt mức này đơn vị mới được xếp hạng theo thể lệ.'
    );
  });
});

describeOnEachDatabase('reports of a contest whose gate goes by officials present', (bench) => {
  it('go by the gate unless something else is asked for', async () => {
    const { ctx } = bench();
    const gate: Gate = { ...HALF, of: 'headcount', least: 30 };
    const { contest } = await makeSmallContest(ctx, { unitRanking: { gates: [gate] } });
    expect(await reports.usualFilterOf(ctx)).toMatchObject({
      denominator: 'headcount',
      threshold: 30
    });
    const view = await reports.readLaggards(ctx, operatorMay('participation.view'));
    expect(view).toMatchObject({ denominator: 'headcount', threshold: 30, gates: [gate] });
    // Nobody counted the officials of huyện Lai Vung itself, which has none registered.
    expect(view?.below.map(({ unit, missing }) => [unit.code, missing])).toEqual([
      ['SNV', 3],
      ['HLV', 5]
    ]);
    expect((await rulesOf(ctx, contest)).threshold).toBe(30);
  });
});
