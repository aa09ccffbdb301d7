import type { MarkingResults } from '../../judging/views.ts';
import { spelledOut } from '../abbreviations.ts';
import type { Block, Table } from '../document.ts';
import { documentOf, heading, items, paragraph, typed, type Draft } from '../draft.ts';
import type { DocumentFields } from '../fields.ts';
import { count, hourAndDay, marks } from '../house-style.ts';
import { figure, type Part, type Source } from '../parts.ts';
import { memberLine } from './jury.ts';
import { eventsOf } from './marking-events.ts';
import { resultTable } from './marking-results.ts';
import { ruleBlocks } from './marking-rules.ts';
import {
  minutesEnd,
  minutesFields,
  minutesOpening,
  minutesSignings,
  type Meeting
} from './minutes-frame.ts';
import { signatureTable } from './signature-table.ts';
import { column } from './tables.ts';

/** The minutes of a locked marking: panel, sheets, rules, marks, what happened, and the ranking. */
export function markingMinutesDraft(
  results: MarkingResults,
  fields: DocumentFields,
  about: { contestName: string; asOf: number }
): Draft {
  const source: Source = { page: 'judging', id: results.marking.id };
  const events = eventsOf(results);
  const head = results.judges.find(({ isHead }) => isHead);
  const meeting: Meeting = {
    from: null,
    to: null,
    chair: head?.name ?? '',
    chairOffice: head ? 'Trưởng Ban Giám khảo' : '',
    present: results.judges.map((judge) => [memberLine(judge)])
  };
  const body: Block[] = [
    ...minutesOpening(fields, meeting),
    heading(1, 'PHIẾU CHẤM ĐIỂM'),
    ...paragraph(sheetParts(results, source)),
    ...paragraph(courseParts(results, source)),
    heading(1, 'TIÊU CHÍ CHẤM'),
    { kind: 'table', table: rubricTable(results) },
    heading(1, 'CÁCH TÍNH ĐIỂM, XẾP HẠNG'),
    ...ruleBlocks(results.rules),
    heading(1, 'KẾT QUẢ CHẤM'),
    { kind: 'table', table: resultTable(results.rows, source) },
    heading(1, 'CÁC NỘI DUNG PHÁT SINH'),
    ...(events.length > 0 ? items(events.map((text) => [text])) : paragraph(['Không có.'])),
    ...(fields.proposals.length > 0 ? [heading(1, 'Ý KIẾN, NỘI DUNG KHÁC')] : []),
    ...typed(fields.proposals),
    ...paragraph([
      'Biên bản được đọc lại cho các thành viên Ban Giám khảo cùng nghe, thống nhất và ký tên:'
    ]),
    { kind: 'table', table: signatureTable(results.judges) },
    ...minutesEnd('Cuộc họp', fields, meeting)
  ];
  return {
    document: {
      ...documentOf('marking-minutes', minutesFields(fields), {
        subject: `${results.marking.name}\n${about.contestName}`,
        body: spelledOut(body),
        asOf: about.asOf
      }),
      signings: minutesSignings(fields, meeting)
    },
    withheld: [],
    lastEvent: Math.max(0, ...results.rows.map(({ lockedAt }) => lockedAt))
  };
}

/** How many sheets there are, and why there are not more: the numbers add up. */
function sheetParts({ judges, rows }: MarkingResults, source: Source): Part[] {
  const third = new Set(judges.filter((one) => one.isThirdMarker).map(({ id }) => id));
  const sheets = rows.flatMap((row) => row.sheets);
  const decisive = sheets.filter(({ judgeId }) => third.has(judgeId)).length;
  const recused = rows.reduce((sum, row) => sum + row.recused.length, 0);
  const waived = rows.reduce((sum, row) => sum + row.waived.length, 0);
  const more = (key: string, number: number, words: string): Part[] =>
    number === 0 ? [] : ['; ', figure(key, count(number), source), words];
  return [
    'Nhận ',
    figure('sheets', count(sheets.length - decisive), source),
    ' phiếu của ',
    figure('judges', count(judges.length - third.size), source),
    ' giám khảo cho ',
    figure('marked', count(rows.length), source),
    ' đội thi, bài dự thi',
    ...more(
      'recused',
      recused,
      ' phiếu không có do giám khảo không chấm (nêu tại phần các nội dung phát sinh)'
    ),
    ...more('waived', waived, ' phiếu thiếu được bỏ qua có lý do'),
    ...more('third', decisive, ' phiếu của giám khảo thứ ba'),
    '.'
  ];
}

/** From the giving out of the sheets to the lock. */
function courseParts({ openedAt, rows }: MarkingResults, source: Source): Part[] | null {
  const handedIn = rows.flatMap(({ sheets }) =>
    sheets.flatMap(({ submittedAt }) => submittedAt ?? [])
  );
  if (rows.length === 0 || handedIn.length === 0) return null;
  const moment = (key: string, at: number): Part => figure(key, hourAndDay(at), source);
  const locked = Math.max(...rows.map(({ lockedAt }) => lockedAt));
  return [
    ...(openedAt === null
      ? ['Phiếu đầu tiên nhận lúc ']
      : ['Phát phiếu lúc ', moment('opened', openedAt), '; phiếu đầu tiên nhận lúc ']),
    moment('sheets.first', Math.min(...handedIn)),
    ', phiếu cuối cùng nhận lúc ',
    moment('sheets.last', Math.max(...handedIn)),
    '; chốt điểm lúc ',
    moment('locked', locked),
    '.'
  ];
}

const rubricTable = ({ rubric }: MarkingResults): Table => ({
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
