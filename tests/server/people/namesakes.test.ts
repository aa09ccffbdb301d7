import { beforeAll, expect, it } from 'vitest';
import { operatorMay } from '#lib/server/operator.ts';
import { issueSlips, slipsAsCsv } from '#lib/server/people/activation.ts';
import * as people from '#lib/server/people/service.ts';
import { searchPeople } from '#lib/server/quiz/service.ts';
import { absentReport } from '#lib/server/reports/absent-files.ts';
import { readPeopleBehind } from '#lib/server/reports/people-behind.ts';
import { toldApart } from '#lib/text/told-apart.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { tableOf } from '../../support/workbooks.ts';

const NAME = 'Nguyễn Thị Lan';
const LANS = [
  { birthYear: 1987, position: 'Chuyên viên' },
  { birthYear: 1994, position: 'Phó Trưởng phòng' }
];

describeOnEachDatabase('two people of one name in one unit', (bench) => {
  let contestId = '';
  beforeAll(async () => {
    const { ctx } = bench();
    contestId = (await makeSmallContest(ctx)).contest.id;
    const header = ['staff_code', 'full_name', 'unit_code', 'birth_year', 'position'];
    const rows = LANS.map(({ birthYear, position }, at) => [
      `LAN${at}`,
      NAME,
      'SNV',
      String(birthYear),
      position
    ]);
    const may = operatorMay('person.import', { contestId });
    await people.importOfficials(ctx, may, contestId, tableOf(header, ...rows), 'all-or-nothing');
  });

  const lansOf = <Listed extends { fullName: string }>(all: readonly Listed[]): Listed[] =>
    all.filter(({ fullName }) => fullName === NAME);

  it('are told apart on their slips, and in the list of them', async () => {
    const { ctx } = bench();
    const may = operatorMay('activation.issue', { contestId });
    const slips = await issueSlips(ctx, may, contestId, null);
    expect(lansOf(slips)).toEqual(
      expect.arrayContaining(LANS.map((one) => expect.objectContaining(one)))
    );
    for (const { birthYear, position } of LANS) {
      expect(slipsAsCsv(slips)).toContain(`${NAME},${birthYear},${position},`);
    }
  });

  it('are told apart among those who have not taken part, on the page and in the file', async () => {
    const { ctx } = bench();
    const may = operatorMay('participation.view', { contestId });
    const asked = { group: 'absent', page: 1 } as const;
    const list = (await readPeopleBehind(ctx, may, asked))?.people ?? [];
    expect(lansOf(list)).toMatchObject(LANS);
    const rows = (await absentReport(ctx, may))?.rows.filter((row) => row.includes(NAME)) ?? [];
    expect(rows.map(([, birthYear]) => birthYear)).toEqual([1987, 1994]);
  });

  it('are told apart where one of them is looked for to be helped', async () => {
    const { ctx } = bench();
    const may = operatorMay('attempt.extend', { contestId });
    const { people: found } = await searchPeople(ctx, may, 'nguyen thi lan');
    expect(new Set(lansOf(found).map(toldApart))).toEqual(
      new Set(['sinh năm 1987, Chuyên viên', 'sinh năm 1994, Phó Trưởng phòng'])
    );
  });
});
