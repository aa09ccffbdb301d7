import type { Method } from '../../judging/aggregation.ts';
import type { MarkedResult, MarkingResults } from '../../judging/views.ts';
import type { Block } from '../document.ts';
import { documentOf, heading, items, paragraph, typed, type Draft } from '../draft.ts';
import type { DocumentFields } from '../fields.ts';
import { count, hourAndDay, marks } from '../house-style.ts';
import { figure, type Part, type Source } from '../parts.ts';
import { memberLine, officeOf } from './jury.ts';
import { column, plain } from './tables.ts';

/** The minutes of a locked marking: panel, sheets, marks, what happened, and the ranking. */
export function markingMinutesDraft(
  results: MarkingResults,
  fields: DocumentFields,
  about: { contestName: string; asOf: number }
): Draft {
  const source: Source = { page: 'judging', id: results.marking.id };
  const panel = results.judges.filter(({ isThirdMarker }) => !isThirdMarker);
  const events = eventsOf(results);
  const body: Block[] = [
    heading(1, 'THÀNH PHẦN BAN GIÁM KHẢO'),
    ...items(results.judges.map((judge) => [memberLine(judge)])),
    heading(1, 'PHIẾU CHẤM ĐIỂM'),
    ...paragraph(sheetParts(results, panel.length, source)),
    heading(1, 'TIÊU CHÍ CHẤM'),
    { kind: 'table', table: rubricTable(results) },
    heading(1, 'KẾT QUẢ CHẤM'),
    { kind: 'table', table: resultTable(results.rows, source) },
    heading(1, 'CÁC NỘI DUNG PHÁT SINH'),
    ...(events.length > 0 ? items(events) : paragraph(['Không có.'])),
    ...typed(fields.proposals),
    ...paragraph(['Biên bản được các thành viên Ban Giám khảo thống nhất và ký tên'])
  ];
  return {
    document: {
      ...documentOf('marking-minutes', fields, {
        subject: `${results.marking.name}\n${about.contestName}`,
        body,
        asOf: about.asOf
      }),
      signings: [
        { lines: ['THƯ KÝ'], name: '' },
        ...panel.map((judge) => ({ lines: [officeOf(judge)], name: judge.name }))
      ]
    },
    withheld: []
  };
}

function sheetParts({ rows }: MarkingResults, judges: number, source: Source): Part[] {
  const received = rows.reduce((sum, { sheets }) => sum + sheets.length, 0);
  const waived = rows.reduce((sum, row) => sum + row.waived.length, 0);
  return [
    'Nhận ',
    figure('sheets', count(received), source),
    ' phiếu của ',
    figure('judges', count(judges), source),
    ' giám khảo cho ',
    figure('marked', count(rows.length), source),
    ' đội thi, bài dự thi',
    ...(waived === 0
      ? []
      : ['; ', figure('waived', count(waived), source), ' phiếu thiếu được bỏ qua có lý do']),
    '.'
  ];
}

const rubricTable = ({ rubric }: MarkingResults) => ({
  columns: [
    column('STT', 12, 'center'),
    column('Tiêu chí', 56, 'left'),
    column('Điểm tối đa', 16),
    column('Hệ số', 16)
  ],
  rows: rubric.criteria.map(({ name, max, weight }, at) => [
    [String(at + 1)],
    [name],
    [marks(max)],
    [marks(weight)]
  ])
});

const resultTable = (rows: readonly MarkedResult[], source: Source) => ({
  columns: [
    column('Hạng', 8, 'center'),
    column('Đội thi, bài dự thi', 28, 'left'),
    column('Điểm của từng giám khảo', 34, 'left'),
    column('Điểm Ban Giám khảo', 11),
    column('Cộng, trừ', 8),
    column('Kết quả', 11)
  ],
  rows: rows.map(({ markedId, rank, name, aggregate, final }) => [
    [figure(`rank.${markedId}`, plain(rank), source)],
    [name],
    [
      figure(
        `judges.${markedId}`,
        aggregate.lines.map((line) => `${line.name}: ${marks(line.total)}`).join('; '),
        source
      )
    ],
    [figure(`jury.${markedId}`, marks(final.jury), source)],
    [
      figure(
        `adjusted.${markedId}`,
        marks(final.adjustments.reduce((sum, { points }) => sum + points, 0)),
        source
      )
    ],
    [figure(`total.${markedId}`, marks(final.total), source)]
  ])
});

/**
 * What happened besides marking, a sentence each with its time: changes of the method, then in the
 * order of the teams or entries.
 */
const eventsOf = ({ rows, methodChanges }: MarkingResults): string[][] => [
  ...methodChanges.map(({ at, before, after, reason }) => [
    `${hourAndDay(at)}: đổi cách tính từ ${METHOD_NAMES[before]} sang ${METHOD_NAMES[after]}, lý do: ${reason}`
  ]),
  ...[...rows]
    .sort((left, right) => left.ordinal - right.ordinal)
    .flatMap((row) => eventsOfRow(row).map((text) => [`${row.name}: ${text}`]))
];

const METHOD_NAMES: Readonly<Record<Method, string>> = {
  mean: 'trung bình cộng',
  sum: 'tổng điểm',
  'trimmed-mean': 'trung bình bỏ điểm cao nhất và thấp nhất',
  median: 'trung vị'
};

const eventsOfRow = (row: MarkedResult): string[] => [
  ...(row.conference
    ? [
        `${hourAndDay(row.conference.at)}, Ban Giám khảo hội ý, kết luận: ${row.conference.conclusion}`
      ]
    : []),
  ...(row.thirdMarker ? [`giám khảo thứ ba ${row.thirdMarker.name} chấm quyết định`] : []),
  ...row.adjustments.map(
    ({ at, points, reason }) =>
      `${hourAndDay(at)}, ${points < 0 ? 'trừ' : 'cộng'} ${marks(Math.abs(points))} điểm, lý do: ${reason}`
  ),
  ...row.waived.map(
    ({ at, name, reason }) => `${hourAndDay(at)}, bỏ qua phiếu của ${name}, lý do: ${reason}`
  ),
  ...row.reopened.flatMap(({ judgeName, events }) =>
    events
      .filter(({ kind }) => kind === 'reopened')
      .map(
        ({ at, reason }) =>
          `${hourAndDay(at)}, phiếu của ${judgeName} được mở lại, lý do: ${reason ?? ''}`
      )
  )
];
