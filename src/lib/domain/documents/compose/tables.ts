import { averageScore, shareOfHeadcount, shareOfRegistered } from '../../reports/participation.ts';
import type { Participation, ParticipationRow } from '../../reports/participation.ts';
import { addUp, sharesOfWhole } from '../../reports/shares-of-whole.ts';
import { basisPoints, type Share } from '../../results/share.ts';
import { fullNames } from '../../units/place-name.ts';
import type { UnitType } from '../../units/unit.ts';
import type { Annex, Cell, Column } from '../document.ts';
import type { ReportFacts } from '../facts.ts';
import { count, fixed, marks } from '../house-style.ts';
import { figure, type Source } from '../parts.ts';

/* The annexes of the report on the result. */

export const column = (
  header: string,
  share: number,
  align: Column['align'] = 'right'
): Column => ({ header, share, align });

/** A table counts plainly: only running text has a zero before small numbers. */
export const plain = (value: number): string => (value < 10 ? String(value) : count(value));

/** "Tổng hợp tham gia theo đơn vị" (RP1), the units that are ranked. */
export function participationAnnex(
  rows: readonly ParticipationRow[],
  total: Participation,
  levels: readonly UnitType[]
): Annex {
  const ranked = rows.filter(({ unit }) => levels.includes(unit.type));
  const names = fullNames(rows.map(({ unit }) => unit));
  return {
    title: 'Tổng hợp tham gia theo đơn vị',
    orientation: 'landscape',
    blocks: [
      {
        kind: 'table',
        table: {
          columns: [
            column('STT', 5, 'center'),
            column('Đơn vị', 30, 'left'),
            column('Số người đăng ký', 9),
            column('Số người dự thi', 9),
            column('Tỷ lệ so với đăng ký (%)', 10),
            column('CBCCVC hiện có mặt', 9),
            column('Tỷ lệ so với hiện có mặt (%)', 10),
            column('Lượt thi', 6),
            column('Bài hợp lệ', 6),
            column('Điểm trung bình', 6)
          ],
          rows: ranked.map(({ unit, all }, at) => [
            [String(at + 1)],
            [names.get(unit.id) ?? unit.name],
            ...participationCells(unit.code, all)
          ]),
          totals: [[''], ['Tổng cộng'], ...participationCells('total', total)]
        }
      }
    ]
  };
}

const PARTICIPATION: Source = { page: 'participation' };

function participationCells(code: string, all: Participation): Cell[] {
  const average = averageScore(all);
  const cell = (name: string, text: string): Cell => [
    figure(`unit.${code}.${name}`, text, PARTICIPATION)
  ];
  return [
    cell('registered', plain(all.registered)),
    cell('people', plain(all.tookPart)),
    cell('rate.registered', percentCell(shareOfRegistered(all))),
    cell('headcount', all.headcount === null ? '–' : plain(all.headcount)),
    cell('rate.headcount', percentCell(shareOfHeadcount(all))),
    cell('attempts', plain(all.attempts)),
    cell('valid', plain(all.valid)),
    cell('average', average === null ? '–' : fixed(average))
  ];
}

function percentCell(share: Share | null): string {
  const points = share && basisPoints(share);
  return points === null ? '–' : fixed(points);
}

const QUALITY: Source = { page: 'quality' };

/** "Chất lượng bài thi": the bands of W4 as a table (RP4). */
export function qualityAnnex({ quality }: ReportFacts): Annex {
  const bands = [
    ['all', '100% số câu đúng'],
    ['high', 'Từ 75% đến dưới 100%'],
    ['middle', 'Từ 25% đến dưới 75%'],
    ['low', 'Dưới 25%']
  ] as const;
  const shares = sharesOfWhole(bands.map(([band]) => quality.bands[band])) ?? [];
  return {
    title: 'Chất lượng bài thi',
    orientation: 'portrait',
    blocks: [
      {
        kind: 'table',
        table: {
          columns: [
            column('STT', 10, 'center'),
            column('Mức đạt', 50, 'left'),
            column('Số bài', 20),
            column('Tỷ lệ (%)', 20)
          ],
          rows: bands.map(([band, name], at) => [
            [String(at + 1)],
            [name],
            [figure(`quality.${band}.table`, plain(quality.bands[band]), QUALITY)],
            [figure(`quality.${band}.table.share`, fixed(shares[at] ?? 0), QUALITY)]
          ]),
          totals: [
            [''],
            ['Tổng cộng'],
            [figure('quality.valid', plain(quality.valid), QUALITY)],
            [quality.valid > 0 ? '100,00' : '–']
          ]
        }
      },
      {
        kind: 'paragraph',
        parts: [
          'Điểm trung bình: ',
          figure(
            'quality.mean.table',
            quality.mean === null ? '–' : `${marks(quality.mean)}/${marks(quality.max)}`,
            QUALITY
          ),
          '.'
        ]
      },
      ...(shares.length > 0 && !addUp(shares)
        ? [{ kind: 'paragraph' as const, parts: [ROUNDED_SHARES] }]
        : [])
    ]
  };
}

const ROUNDED_SHARES =
  'Ghi chú: các tỷ lệ được làm tròn riêng từng dòng nên cộng lại không bằng đúng 100%.';
