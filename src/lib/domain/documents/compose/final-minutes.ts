import type { Minutes } from '../../live/minutes.ts';
import type { Correction } from '../../live/minutes/corrections.ts';
import type { RankLine } from '../../live/minutes/ranking.ts';
import type { PlayedSegment } from '../../live/minutes/segments.ts';
import { spelledOut } from '../abbreviations.ts';
import type { Block, Table } from '../document.ts';
import { documentOf, heading, items, paragraph, typed, type Draft } from '../draft.ts';
import type { DocumentFields } from '../fields.ts';
import { count, hourAndDay, marks } from '../house-style.ts';
import { figure, type Part, type Source } from '../parts.ts';
import {
  minutesEnd,
  minutesFields,
  minutesOpening,
  minutesSignings,
  type Meeting
} from './minutes-frame.ts';
import { column, plain } from './tables.ts';

/** Who judged in a final, and on what. */
export type FinalJury = readonly { name: string; isHead: boolean }[];

/**
 * The minutes of a final from its record: who was there, what each segment gave, what people put
 * right and why, the ranking. Signed by secretary and chair.
 */
export function finalMinutesDraft(
  minutes: Minutes,
  fields: DocumentFields,
  about: { contestName: string; asOf: number; jury: FinalJury }
): Draft {
  const source: Source = { page: 'final', id: minutes.finalId };
  const nameOf = namesIn(minutes);
  const { begunAt, endedAt } = minutes;
  const meeting: Meeting = {
    from: begunAt,
    to: endedAt,
    chair: '',
    chairOffice: '',
    present: [
      ...about.jury.map(({ name, isHead }) => [
        `${name}, ${isHead ? 'Trưởng Ban Giám khảo' : 'giám khảo'}`
      ]),
      ...(minutes.teams.length > 0
        ? [[figure('teams', count(minutes.teams.length), source), ' đội thi']]
        : [])
    ]
  };
  const body: Block[] = [
    ...minutesOpening(fields, meeting),
    heading(1, 'CÁC ĐỘI THI'),
    ...(minutes.order.length > 0
      ? [
          ...paragraph(['Các đội thi theo thứ tự:']),
          ...items(minutes.order.map((id) => [teamLine(minutes, id)]))
        ]
      : paragraph(['Không có đội nào.'])),
    heading(1, 'DIỄN BIẾN'),
    ...paragraph(courseParts(minutes, source)),
    ...minutes.segments.flatMap((segment) => segmentBlocks(segment, nameOf, source)),
    heading(1, 'CÁC NỘI DUNG ĐIỀU CHỈNH'),
    ...corrections(minutes, nameOf),
    heading(1, 'KẾT QUẢ'),
    ...(minutes.ranking.length > 0
      ? [{ kind: 'table' as const, table: rankingTable(minutes.ranking, nameOf, source) }]
      : paragraph(['Chưa có kết quả.'])),
    ...typed(fields.proposals),
    ...paragraph([
      endedAt === null
        ? 'Biên bản lập khi phần thi chưa kết thúc, số liệu chưa phải là kết quả cuối cùng.'
        : 'Biên bản được đọc lại cho các thành viên cùng nghe, thống nhất và ký tên.'
    ]),
    ...minutesEnd('Buổi thi', fields, meeting)
  ];
  return {
    document: {
      ...documentOf('final-minutes', minutesFields(fields), {
        subject: `${minutes.name}\n${about.contestName}`,
        body: spelledOut(body),
        asOf: about.asOf
      }),
      signings: minutesSignings(fields, meeting)
    },
    withheld: [],
    lastEvent: endedAt ?? begunAt
  };
}

const namesIn = ({ teams }: Minutes) => {
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  return (teamId: string): string => names.get(teamId) ?? teamId;
};

/** The times of the record, whatever was filled in for the meeting. */
function courseParts({ begunAt, endedAt }: Minutes, source: Source): Part[] {
  if (begunAt === null) return ['Chưa bắt đầu thi.'];
  const begun: Part[] = ['Phần thi bắt đầu lúc ', figure('begun', hourAndDay(begunAt), source)];
  return endedAt === null
    ? [...begun, '; đến khi lập biên bản chưa kết thúc.']
    : [...begun, '; kết thúc lúc ', figure('ended', hourAndDay(endedAt), source), '.'];
}

function teamLine({ teams }: Minutes, teamId: string): string {
  const team = teams.find(({ id }) => id === teamId);
  if (!team) return teamId;
  const members = team.members.map(
    ({ fullName, isCaptain }) => `${fullName}${isCaptain ? ' (đội trưởng)' : ''}`
  );
  return members.length > 0 ? `${team.name}: ${members.join(', ')}` : team.name;
}

function segmentBlocks(
  { seq, name, heat, begunAt, endedAt, totals }: PlayedSegment,
  nameOf: (teamId: string) => string,
  source: Source
): Block[] {
  const ended = endedAt === null ? '' : `, đến ${hourAndDay(endedAt)}`;
  return [
    heading(2, heat === null ? name : `${name}, lượt ${heat}`),
    ...paragraph([`Từ ${hourAndDay(begunAt)}${ended}.`]),
    {
      kind: 'table',
      table: {
        columns: [
          column('STT', 12, 'center'),
          column('Đội', 63, 'left'),
          column('Điểm phần thi', 25)
        ],
        rows: totals.map(({ teamId, points }, at) => [
          [String(at + 1)],
          [nameOf(teamId)],
          [figure(`segment.${seq}.${teamId}`, marks(points), source)]
        ])
      }
    }
  ];
}

function corrections(minutes: Minutes, nameOf: (teamId: string) => string): Block[] {
  if (minutes.corrections.length === 0) return paragraph(['Không có.']);
  const people = new Map(minutes.people.map(({ id, name }) => [id, name]));
  return items(
    minutes.corrections.map((one) => {
      const who = people.get(one.by.id) ?? 'người điều hành';
      const why = one.reason === undefined ? '' : `; lý do: ${one.reason}`;
      const state = one.isUndone ? ' (đã hoàn tác)' : '';
      return [`${hourAndDay(one.at)}, ${who}: ${correctionText(one, nameOf)}${why}${state}`];
    })
  );
}

function correctionText(
  { type, teamId, teamIds = [], points = 0, isRight, undoneSeq }: Correction,
  nameOf: (teamId: string) => string
): string {
  const team = teamId === undefined ? '' : nameOf(teamId);
  const given = `${points > 0 ? '+' : ''}${marks(points)} điểm`;
  switch (type) {
    case 'points-adjusted':
      return `điều chỉnh ${given} cho ${team}`;
    case 'foul-called':
      return `xử lý lỗi của ${team}, ${given}`;
    case 'question-substituted':
      return 'thay câu hỏi';
    case 'question-thrown-out':
      return 'hủy câu hỏi';
    case 'teams-rescued':
      return `cứu trợ ${teamIds.map(nameOf).join(', ')}`;
    case 'answer-ruled':
      return `${isRight ? 'công nhận' : 'không công nhận'} câu trả lời của ${team}`;
    default:
      return `hoàn tác sự kiện số ${undoneSeq ?? ''}`;
  }
}

function rankingTable(
  ranking: readonly RankLine[],
  nameOf: (teamId: string) => string,
  source: Source
): Table {
  return {
    columns: [
      column('Hạng', 12, 'center'),
      column('Đội', 43, 'left'),
      column('Tổng điểm', 15),
      column('Ghi chú', 30, 'left')
    ],
    rows: ranking.map(({ teamId, rank, points, sharedWith, parted }) => {
      const [by] = parted.map((one) => one.by);
      const note = by === undefined ? '' : by === 'lots' ? 'Bốc thăm' : 'Câu hỏi phụ';
      return [
        [figure(`rank.${teamId}`, plain(rank), source)],
        [nameOf(teamId)],
        [figure(`points.${teamId}`, marks(points), source)],
        [sharedWith.length > 0 ? 'Đồng hạng' : note]
      ];
    })
  };
}
