import type { LeftOut } from '../../judging/aggregation.ts';
import type { MarkedResult } from '../../judging/views.ts';
import type { Table } from '../document.ts';
import { marks } from '../house-style.ts';
import { figure, type Source } from '../parts.ts';
import { column, plain } from './tables.ts';

/** Best first: what each judge gave, what came of it, and who did not mark. */
export const resultTable = (rows: readonly MarkedResult[], source: Source): Table => ({
  columns: [
    column('Hạng', 10, 'center'),
    column('Đội thi, bài dự thi', 27, 'left'),
    column('Điểm của từng giám khảo', 33, 'left'),
    column('Điểm Ban Giám khảo', 11),
    column('Cộng, trừ', 8),
    column('Kết quả', 11)
  ],
  rows: rows.map((row) => {
    const { markedId, rank, sharedWith, name, final } = row;
    return [
      [figure(`rank.${markedId}`, `${plain(rank)}${sharedWith > 0 ? ' (đồng hạng)' : ''}`, source)],
      [name],
      [figure(`judges.${markedId}`, judgesText(row), source)],
      [figure(`jury.${markedId}`, marks(final.jury), source)],
      [
        figure(
          `adjusted.${markedId}`,
          marks(final.adjustments.reduce((sum, { points }) => sum + points, 0)),
          source
        )
      ],
      [figure(`total.${markedId}`, marks(final.total), source)]
    ];
  })
});

function judgesText({ aggregate, thirdMarker, sheets, final, recused, waived }: MarkedResult) {
  const third = thirdMarker && sheets.find(({ judgeId }) => judgeId === thirdMarker.id);
  return [
    ...aggregate.lines.map(
      ({ name, total, leftOut }) =>
        `${name}: ${marks(total)}${leftOut ? ` (${LEFT_OUT[leftOut]})` : ''}`
    ),
    ...recused.map(({ name }) => `${name}: không chấm`),
    ...waived.map(({ name }) => `${name}: thiếu phiếu`),
    ...(thirdMarker
      ? [`${thirdMarker.name} (giám khảo thứ ba): ${marks(third?.total ?? final.jury)}`]
      : [])
  ].join('; ');
}

const LEFT_OUT: Readonly<Record<LeftOut, string>> = {
  outlier: 'lệch, không tính',
  highest: 'cao nhất, không tính',
  lowest: 'thấp nhất, không tính'
};
