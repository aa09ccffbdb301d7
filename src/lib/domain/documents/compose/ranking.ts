import type { Instant } from '../../core/time.ts';
import type { Contest } from '../../contest/rules.ts';
import type { IndividualStanding } from '../../results/individuals.ts';
import type { Cut, Qualification } from '../../results/qualify.ts';
import type { UnitStanding } from '../../results/units.ts';
import type { Annex, Block, Table } from '../document.ts';
import { documentOf, heading, items, paragraph, typed, type Draft } from '../draft.ts';
import type { DocumentFields } from '../fields.ts';
import { vietnamMidnight } from '../../core/time.ts';
import { count, coverage, day, fixed, marks } from '../house-style.ts';
import { figure, type Part, type Source } from '../parts.ts';
import { gateBlocks } from './gates.ts';
import { attached } from './report.ts';
import { column, plain } from './tables.ts';

/** What the ranking documents are made from. */
export type RankingFacts = {
  contest: Contest;
  roundName: string;
  asOf: Instant;
  registered: number;
  handedIn: number;
  units: readonly (UnitStanding & { qualification: Qualification })[];
  cut: Cut;
};

const UNITS: Source = { page: 'units' };
const INDIVIDUALS: Source = { page: 'individuals' };

/** "Thông báo kết quả xếp hạng tập thể và các đơn vị vào Vòng 2". */
export function noticeDraft(facts: RankingFacts, fields: DocumentFields): Draft {
  const { contest, roundName, cut } = facts;
  const ranked = facts.units.filter(({ rank }) => rank !== null);
  const annexes: Annex[] = [
    {
      title: `Kết quả xếp hạng tập thể ${roundName}`,
      orientation: 'portrait',
      blocks: [{ kind: 'table', table: unitTable(facts) }]
    }
  ];
  const isDecided = cut.undecided === 0;
  const body: Block[] = [
    ...basis(facts),
    ...paragraph([
      `${fields.issuingBody || 'Ban Tổ chức Hội thi'} thông báo kết quả xếp hạng tập thể ${roundName} ${contest.name} như sau:`
    ]),
    heading(2, 'Kết quả xếp hạng'),
    ...paragraph([
      'Có ',
      figure('ranked', coverage(ranked.length, facts.units.length), UNITS),
      ' đơn vị được xếp hạng theo tổng điểm của ',
      figure('top', count(contest.unitRanking.topK), UNITS),
      ' bài thi có điểm cao nhất của mỗi đơn vị. Kết quả chi tiết tại Phụ lục kèm theo.'
    ]),
    ...gateBlocks(contest.unitRanking.gates, facts.units),
    ...(isDecided ? qualifiedBlocks(facts) : []),
    ...typed(fields.proposals),
    ...attached(annexes)
  ];
  return {
    document: documentOf('notice', fields, {
      subject: `Kết quả xếp hạng tập thể ${roundName} và các đơn vị vào vòng tiếp theo\n${contest.name}`,
      body,
      annexes,
      asOf: facts.asOf
    }),
    withheld: isDecided ? [] : [{ sentence: 'qualified', reason: 'places-undecided' }]
  };
}

function basis({ contest, roundName }: RankingFacts): Block[] {
  const { plan } = contest.about;
  const rests: string[] = plan
    ? [
        `Căn cứ Kế hoạch số ${plan.number} ngày ${day(vietnamMidnight(plan.day))} của ${plan.leadUnit} về tổ chức ${contest.name};`
      ]
    : [];
  return [...rests, `Căn cứ kết quả ${roundName} của Hội thi.`].map((text) => ({
    kind: 'basis',
    parts: [text]
  }));
}

function qualifiedBlocks({ units, cut }: RankingFacts): Block[] {
  const on = units.filter(({ qualification }) => qualification === 'qualified');
  return [
    heading(2, 'Các đơn vị vào vòng tiếp theo'),
    ...paragraph(['Có ', figure('qualified', count(cut.qualified), UNITS), ' đơn vị, gồm:']),
    ...items(on.map(({ unit }): Part[] => [figure(`qualified.${unit.code}`, unit.name, UNITS)]))
  ];
}

/** "Danh sách xếp hạng tập thể". */
export function unitsListDraft(facts: RankingFacts, fields: DocumentFields): Draft {
  return list('units-list', facts, fields, 'Xếp hạng tập thể', [
    ...paragraph([
      'Có ',
      figure('units', count(facts.units.length), UNITS),
      ' đơn vị; tổng điểm của mỗi đơn vị là tổng của ',
      figure('top', count(facts.contest.unitRanking.topK), UNITS),
      ' bài thi có điểm cao nhất.'
    ]),
    ...gateBlocks(facts.contest.unitRanking.gates, facts.units),
    { kind: 'table', table: unitTable(facts) }
  ]);
}

/** "Danh sách kết quả cá nhân", of the best or of everybody. */
export function individualsListDraft(
  facts: RankingFacts,
  fields: DocumentFields,
  standings: readonly IndividualStanding[],
  unitNameOf: (unitId: string) => string
): Draft {
  return list('individuals-list', facts, fields, 'Kết quả cá nhân', [
    ...paragraph([
      'Có ',
      figure('individuals', count(standings.length), INDIVIDUALS),
      ' thí sinh nộp bài, xếp theo thứ hạng.'
    ]),
    { kind: 'table', table: individualTable(standings, unitNameOf) }
  ]);
}

const list = (
  kind: 'units-list' | 'individuals-list',
  { contest, roundName, asOf }: RankingFacts,
  fields: DocumentFields,
  name: string,
  body: Block[]
): Draft => ({
  document: documentOf(kind, fields, {
    subject: `${name} ${roundName}\n${contest.name}`,
    body,
    asOf
  }),
  withheld: []
});

function unitTable({ units }: RankingFacts): Table {
  const cell = (code: string, name: string, text: string) => [
    figure(`rank.${code}.${name}`, text, UNITS)
  ];
  return {
    columns: [
      column('Hạng', 9, 'center'),
      column('Đơn vị', 47, 'left'),
      column('Số bài được tính', 14),
      column('Tổng điểm', 14),
      column('Số người dự thi/đăng ký', 16)
    ],
    rows: units.map(({ unit, rank, counted, total, participation }) => [
      cell(unit.code, 'rank', rank === null ? '–' : String(rank)),
      [unit.name],
      cell(unit.code, 'counted', plain(counted.length)),
      cell(unit.code, 'total', rank === null ? '–' : marks(total)),
      cell(unit.code, 'people', `${plain(participation.part)}/${plain(participation.whole)}`)
    ])
  };
}

function individualTable(
  standings: readonly IndividualStanding[],
  unitNameOf: (unitId: string) => string
): Table {
  const cell = (no: string, name: string, text: string) => [
    figure(`individual.${no}.${name}`, text, INDIVIDUALS)
  ];
  return {
    columns: [
      column('Hạng', 9, 'center'),
      column('SBD', 11, 'center'),
      column('Họ và tên', 27, 'left'),
      column('Đơn vị', 31, 'left'),
      column('Điểm', 10),
      column('Thời gian', 12)
    ],
    rows: standings.map(({ entry, rank }) => {
      const { candidateNo, fullName, unitId } = entry.registration;
      return [
        cell(candidateNo, 'rank', String(rank)),
        [candidateNo],
        [fullName],
        [unitNameOf(unitId)],
        cell(candidateNo, 'score', fixed(entry.score)),
        cell(candidateNo, 'time', clock(entry.elapsedMs))
      ];
    })
  };
}

/** Minutes, seconds and hundredths, as ties are decided by them: "12:04,35". */
function clock(elapsedMs: number): string {
  const hundredths = Math.floor(elapsedMs / 10);
  const minutes = Math.floor(hundredths / 6000);
  const rest = hundredths % 6000;
  return `${minutes}:${String(Math.floor(rest / 100)).padStart(2, '0')},${String(rest % 100).padStart(2, '0')}`;
}
