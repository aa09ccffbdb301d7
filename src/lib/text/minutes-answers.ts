import type { MinutesLine } from '../domain/live/minutes/lines.ts';
import type { QuestionMinutes } from '../domain/live/minutes/questions.ts';
import type { PlayedSegment } from '../domain/live/minutes/segments.ts';
import type { Counts, Press } from '../domain/live/state.ts';
import { SECOND } from '../domain/core/time.ts';
import { number, timeWithSeconds } from './format.ts';
import { causeWords, rightWords, verdictWords } from './live-words.ts';
import { answerWords, signed, type MinutesNames } from './minutes-words.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** "Trả lời đúng câu 2 +10": a line of points within its segment. */
export function lineWords(line: MinutesLine, { questions }: PlayedSegment): string {
  const cause = causeWords[line.cause]();
  const question = questions.find(({ questionId }) => questionId === line.questionId);
  const about = question
    ? m.record_line_question({ cause, number: number(question.number) })
    : cause;
  const what = `${about} ${signed(line.points)}`;
  if (line.isStruck) return m.record_line_struck({ what });
  const counted =
    line.counted === line.points
      ? what
      : m.record_line_floored({ what, counted: signed(line.counted) });
  return line.reason === null
    ? counted
    : m.record_line_reason({ what: counted, reason: line.reason });
}

/** Who answered what, and how it was judged: one line for each. */
export const answerLines = (
  { attempts, answers }: QuestionMinutes,
  names: MinutesNames
): string[] => [
  ...attempts.map(({ teamId, right, verdict, answer }) =>
    m.record_answer_attempt({
      team: names.team(teamId),
      answer: answerWords(answer),
      right: lower(rightWords[right]()),
      verdict: lower(verdictWords[verdict]())
    })
  ),
  ...answers.map(({ teamId, answer, isRight, isRuled, usedMs }) => {
    const verdict = isRight ? m.record_right() : m.record_wrong();
    return m.record_answer_given({
      team: names.team(teamId),
      answer: answerWords(answer),
      verdict: isRuled ? m.record_ruled({ verdict }) : verdict,
      seconds: number(usedMs / SECOND, 2)
    });
  })
];

/** What the audience answered. */
export const countsWords = (counts: Counts): string =>
  m.record_audience({
    counts: counts
      .map(({ place, count }) => m.record_audience_count({ place, count: number(count) }))
      .join('; ')
  });

/** Presses with both their times, to the millisecond: they may lie that close. */
export const pressesWords = (presses: readonly Press[], names: MinutesNames): string =>
  m.record_presses({
    presses: presses
      .map(({ teamId, rawAt, correctedAt }) =>
        m.record_press({
          team: names.team(teamId),
          raw: precise(rawAt),
          corrected: precise(correctedAt)
        })
      )
      .join('; ')
  });

const precise = (at: number): string =>
  `${timeWithSeconds(at)}.${String(at % SECOND).padStart(3, '0')}`;

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
