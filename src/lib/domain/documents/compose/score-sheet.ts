import { rounded } from '../../core/fraction.ts';
import { rubricMaximum, type Rubric } from '../../judging/rubric.ts';
import type { MarkedResult, MarkingResults, SheetView } from '../../judging/views.ts';
import { spelledOut } from '../abbreviations.ts';
import type { Annex, Block, Cell, Table } from '../document.ts';
import { documentOf, items, paragraph, type Draft } from '../draft.ts';
import type { DocumentFields } from '../fields.ts';
import { count, marks } from '../house-style.ts';
import { figure, type Source } from '../parts.ts';
import { memberLine, officeOf } from './jury.ts';
import { paperSentence } from './marking-events.ts';
import { attached } from './report.ts';
import { column } from './tables.ts';

/** A team or entry with what this judge gave it. */
type Marked = { row: MarkedResult; sheet: SheetView };

/** More criteria than these stand in an annex that lies. */
const MOST_UPRIGHT = 5;

/**
 * What one judge of a locked marking gave, a line for each team or entry in their order, for the
 * judge to sign. Null where the judge handed in no sheet.
 */
export function scoreSheetDraft(
  results: MarkingResults,
  judgeId: string,
  fields: DocumentFields,
  about: { contestName: string; asOf: number }
): Draft | null {
  const judge = results.judges.find(({ id }) => id === judgeId);
  const marked = sheetsOf(results, judgeId);
  if (!judge || marked.length === 0) return null;
  const source: Source = { page: 'sheets', id: results.marking.id };
  const table: Block = { kind: 'table', table: markTable(results.rubric, marked, source) };
  const isWide = results.rubric.criteria.length > MOST_UPRIGHT;
  const annexes: Annex[] = isWide
    ? [{ title: 'Điểm theo từng tiêu chí', orientation: 'landscape', blocks: [table] }]
    : [];
  const body: Block[] = [
    ...paragraph([`Giám khảo: ${memberLine(judge)}.`]),
    ...paragraph([
      'Số đội thi, bài dự thi đã chấm: ',
      figure('sheets', count(marked.length), source),
      '.'
    ]),
    ...(isWide ? [] : [table]),
    ...remarks(marked),
    ...paperRemarks(judgeId, marked),
    ...paragraph(['Giám khảo xác nhận điểm nêu trên đúng với các phiếu chấm đã nộp.']),
    ...attached(annexes)
  ];
  const content = {
    subject: `${results.marking.name}\n${about.contestName}`,
    body: spelledOut(body),
    annexes,
    asOf: about.asOf
  };
  return {
    document: {
      ...documentOf('score-sheet', fields, content),
      recipients: [],
      signings: [{ lines: [officeOf(judge)], name: judge.name }]
    },
    withheld: [],
    lastEvent: Math.max(0, ...marked.map(({ sheet }) => sheet.submittedAt ?? 0))
  };
}

const sheetsOf = ({ rows }: MarkingResults, judgeId: string): Marked[] =>
  [...rows]
    .sort((left, right) => left.ordinal - right.ordinal)
    .flatMap((row) => {
      const sheet = row.sheets.find((one) => one.judgeId === judgeId);
      return sheet ? [{ row, sheet }] : [];
    });

/**
 * Subjects by criteria below what each criterion gives at most; what is left of the width belongs
 * to the criteria.
 */
function markTable(rubric: Rubric, marked: readonly Marked[], source: Source): Table {
  const { criteria } = rubric;
  const share = 52 / criteria.length;
  const isWeighted = criteria.some(({ weight }) => weight !== 100);
  return {
    columns: [
      column('STT', 7, 'center'),
      column('Đội thi, bài dự thi', 32, 'left'),
      ...criteria.map(({ name }) => column(name, share)),
      column('Tổng điểm', 9)
    ],
    rows: [
      [
        [''],
        ['Điểm tối đa'],
        ...criteria.map(({ max }) => [marks(max)]),
        [marks(rounded(rubricMaximum(rubric)))]
      ],
      ...(isWeighted
        ? [[[''], ['Hệ số'], ...criteria.map(({ weight }) => [marks(weight)]), ['']]]
        : []),
      ...marked.map((one) => rowOf(rubric, one, source))
    ]
  };
}

const rowOf = ({ criteria }: Rubric, { row, sheet }: Marked, source: Source): Cell[] => [
  [String(row.ordinal)],
  [row.name],
  ...criteria.map(({ id }) => [
    figure(`mark.${row.markedId}.${id}`, marks(sheet.marks[id] ?? 0), source)
  ]),
  [figure(`total.${row.markedId}`, marks(sheet.total), source)]
];

/** A sheet that somebody else typed says so where the judge signs it. */
function paperRemarks(judgeId: string, marked: readonly Marked[]): Block[] {
  const typed = marked.flatMap(({ row }) =>
    row.paper
      .filter((one) => one.judgeId === judgeId)
      .map((one) => [`${row.name}: ${paperSentence(one)}`])
  );
  return typed.length === 0 ? [] : [...paragraph(['Phiếu nhập từ bản giấy:']), ...items(typed)];
}

function remarks(marked: readonly Marked[]): Block[] {
  const left = marked.flatMap(({ row, sheet }) => {
    const note = sheet.note
      .replace(/\s+/gu, ' ')
      .trim()
      .replace(/[.;]+$/, '');
    return note === '' ? [] : [[`${row.name}: ${note}`]];
  });
  return left.length === 0 ? [] : [...paragraph(['Nhận xét:']), ...items(left)];
}
