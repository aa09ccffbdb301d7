import type { IndividualStanding } from '../../results/individuals.ts';
import { placeOf } from '../../results/units.ts';
import type { Table } from '../document.ts';
import { count, marks } from '../house-style.ts';
import { figure, type Source } from '../parts.ts';
import type { RankingFacts } from './ranking-facts.ts';
import { column, plain } from './tables.ts';
import { unitParting } from './tie-breaks.ts';

export const UNITS: Source = { page: 'units' };
export const INDIVIDUALS: Source = { page: 'individuals' };

/** The ranking of units with what decided where totals are equal. */
export function unitTable({ units, contest, unitName }: RankingFacts): Table {
  const cell = (code: string, name: string, text: string) => [
    figure(`rank.${code}.${name}`, text, UNITS)
  ];
  return {
    columns: [
      column('Hạng', 8, 'center'),
      column('Đơn vị', 28, 'left'),
      column('Tổng điểm', 9),
      column('Tổng thời gian (phút:giây)', 15),
      column('Số người dự thi / đăng ký', 16),
      column('Ghi chú', 24, 'left')
    ],
    rows: units.map((standing) => {
      const { unit, rank, total, elapsedOfTopMs, participation } = standing;
      const { code } = unit;
      return [
        cell(code, 'rank', rank === null ? '–' : plain(rank)),
        [unitName(unit.id)],
        cell(code, 'total', rank === null ? '–' : marks(total)),
        cell(code, 'elapsed', rank === null ? '–' : clock(elapsedOfTopMs)),
        cell(code, 'people', `${plain(participation.part)}/${plain(participation.whole)}`),
        [sentence(noteOf(standing, contest.unitRanking.topK))]
      ];
    })
  };
}

type Standing = RankingFacts['units'][number];

function noteOf(standing: Standing, topK: number): string[] {
  const { counted, sharedWith, comparisons } = standing;
  switch (placeOf(standing)) {
    case 'empty':
      return ['không có bài thi'];
    case 'excluded':
      return ['không đủ điều kiện xếp hạng'];
    case 'ranked':
      return [
        ...(counted.length < topK ? [`chỉ có ${count(counted.length)} bài được tính`] : []),
        ...(sharedWith > 0 ? ['đồng hạng'] : []),
        ...comparisons.filter(({ isAhead }) => !isAhead).map(unitParting)
      ];
  }
}

const sentence = (parts: readonly string[]): string => {
  const text = parts.join('; ');
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
};

/** Contestants in the order of their ranks; `about` are words that tell namesakes apart. */
export function individualTable(
  standings: readonly IndividualStanding[],
  { unitName }: RankingFacts,
  about: (person: IndividualStanding['entry']['registration']) => string
): Table {
  const cell = (no: string, name: string, text: string) => [
    figure(`individual.${no}.${name}`, text, INDIVIDUALS)
  ];
  const most = standings[0]?.entry.maxScore ?? 0;
  return {
    columns: [
      column('Hạng', 9, 'center'),
      column('SBD', 9, 'center'),
      column('Họ và tên', 26, 'left'),
      column('Đơn vị', 30, 'left'),
      column(`Điểm (tối đa ${marks(most)})`, 11),
      column('Thời gian (phút:giây)', 15)
    ],
    rows: standings.map(({ entry, rank, sharedWith }) => {
      const { candidateNo, fullName, unitId } = entry.registration;
      const more = about(entry.registration);
      return [
        cell(candidateNo, 'rank', `${plain(rank)}${sharedWith > 0 ? ' (đồng hạng)' : ''}`),
        [candidateNo],
        [`${fullName}${more && ` (${more})`}`],
        [unitName(unitId)],
        cell(candidateNo, 'score', marks(entry.score)),
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
