import type { Minutes } from '../../domain/live/minutes.ts';
import type { QuestionMinutes } from '../../domain/live/minutes/questions.ts';
import type { PlayedSegment } from '../../domain/live/minutes/segments.ts';
import { PLACES } from '../../domain/quiz/places.ts';
import { number } from '../../text/format.ts';
import { rightWords, verdictWords } from '../../text/live-words.ts';
import { answerWords, keyWords, struckWords, type MinutesNames } from '../../text/minutes-words.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { SheetToWrite } from '../files/sheet-to-write.ts';
import { decimal, text, whole } from './columns.ts';

type Row = SheetToWrite['rows'][number];

/** Every answer to every question; a question that nobody answered has a row of its own. */
export const answersSheet = ({ segments }: Minutes, names: MinutesNames): SheetToWrite => ({
  name: m.record_sheet_questions(),
  columns: [
    text(m.record_segment(), 24),
    whole(m.record_heat(), 8),
    whole(m.record_column_number(), 8),
    text(m.record_column_stem(), 50),
    text(m.record_column_options(), 40),
    text(m.record_column_key(), 16),
    text(m.record_column_source(), 30),
    decimal(m.record_column_value(), 10),
    text(m.record_team(), 30),
    text(m.record_column_how(), 20),
    text(m.record_column_answer(), 20),
    text(m.record_column_verdict(), 12),
    decimal(m.record_used_seconds(), 12),
    text(m.record_column_note(), 36)
  ],
  rows: segments.flatMap((segment) =>
    segment.questions.flatMap((question) =>
      answerRows(question, names).map((row) => [
        ...head(segment, question),
        ...row,
        question.struck ? struckWords(question.struck) : null
      ])
    )
  )
});

const head = ({ name, heat }: PlayedSegment, question: QuestionMinutes): Row => [
  name,
  heat,
  question.number,
  question.stem,
  question.options.map((option, at) => `${PLACES[at]}. ${option}`).join('\n'),
  keyWords(question.key),
  [question.key.citation.article, question.key.citation.document].filter(Boolean).join(', '),
  question.value / 100
];

/** Team, right to answer, answer, verdict, seconds. */
function answerRows({ attempts, answers, counts }: QuestionMinutes, names: MinutesNames): Row[] {
  const rows: Row[] = [
    ...attempts.map(({ teamId, right, verdict, answer }) => [
      names.team(teamId),
      rightWords[right](),
      answerWords(answer),
      verdictWords[verdict](),
      null
    ]),
    ...answers.map(({ teamId, answer, isRight, usedMs }) => [
      names.team(teamId),
      null,
      answerWords(answer),
      verdictWords[isRight ? 'right' : 'wrong'](),
      usedMs / 1000
    ]),
    ...(counts.length > 0 ? [audienceRow(counts)] : [])
  ];
  return rows.length > 0 ? rows : [[null, null, null, null, null]];
}

const audienceRow = (counts: QuestionMinutes['counts']): Row => [
  m.record_audience_name(),
  null,
  counts
    .map(({ place, count }) => m.record_audience_count({ place, count: number(count) }))
    .join('; '),
  null,
  null
];
