import type { Minutes } from '../../live/minutes.ts';
import type { Correction } from '../../live/minutes/corrections.ts';
import type { RankLine } from '../../live/minutes/ranking.ts';
import type { PlayedSegment } from '../../live/minutes/segments.ts';
import type { Block, Table } from '../document.ts';
import { documentOf, heading, items, paragraph, typed, type Draft } from '../draft.ts';
import type { DocumentFields } from '../fields.ts';
import { count, hourAndDay, marks } from '../house-style.ts';
import { figure, type Part, type Source } from '../parts.ts';
import { column } from './tables.ts';

/**
 * The minutes of a final from its record: who played, what each segment gave, what people put right
 * and why, the ranking. Signed by secretary and chair.
 */
export function finalMinutesDraft(
  minutes: Minutes,
  fields: DocumentFields,
  about: { contestName: string; asOf: number }
): Draft {
  const source: Source = { page: 'final', id: minutes.finalId };
  const nameOf = namesIn(minutes);
  const body: Block[] = [
    heading(1, 'THỜI GIAN, THÀNH PHẦN'),
    ...paragraph(timeParts(minutes, source)),
    ...paragraph([
      'Có ',
      figure('teams', count(minutes.teams.length), source),
      ' đội tham gia, thi theo thứ tự:'
    ]),
    ...items(minutes.order.map((id) => [teamLine(minutes, id)])),
    heading(1, 'DIỄN BIẾN'),
    ...minutes.segments.flatMap((segment) => segmentBlocks(segment, nameOf, source)),
    heading(1, 'CÁC NỘI DUNG ĐIỀU CHỈNH'),
    ...corrections(minutes, nameOf),
    heading(1, 'KẾT QUẢ'),
    { kind: 'table', table: rankingTable(minutes.ranking, nameOf, source) },
    ...typed(fields.proposals),
    ...paragraph(closing(minutes))
  ];
  return {
    document: {
      ...documentOf('final-minutes', fields, {
        subject: `${minutes.name}\n${about.contestName}`,
        body,
        asOf: about.asOf
      }),
      signings: [
        { lines: ['THƯ KÝ'], name: '' },
        { lines: fields.capacity, name: fields.signer }
      ]
    },
    withheld: []
  };
}

const namesIn = ({ teams }: Minutes) => {
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  return (teamId: string): string => names.get(teamId) ?? teamId;
};

function timeParts({ begunAt, endedAt }: Minutes, source: Source): Part[] {
  if (begunAt === null) return [];
  const begun: Part[] = ['Bắt đầu lúc ', figure('begun', hourAndDay(begunAt), source)];
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
        [figure(`rank.${teamId}`, String(rank), source)],
        [nameOf(teamId)],
        [figure(`points.${teamId}`, marks(points), source)],
        [sharedWith.length > 0 ? 'Đồng hạng' : note]
      ];
    })
  };
}

const closing = ({ endedAt }: Minutes): Part[] =>
  endedAt === null
    ? ['Biên bản lập khi cuộc thi chưa kết thúc, số liệu chưa phải là kết quả cuối cùng.']
    : [
        `Cuộc thi kết thúc lúc ${hourAndDay(endedAt)}. Biên bản được đọc lại cho các thành viên cùng nghe, thống nhất và ký tên`
      ];
