import type { Hundredths } from '../domain/core/points.ts';
import { MINUTE, SECOND } from '../domain/core/time.ts';
import type { PlanSegment } from '../domain/live/plan.ts';
import type { EarlyPress } from '../domain/live/segments.ts';
import { typedNumber } from './format.ts';

/** Values of a segment as its form shows them, by field; `schema/live-settings-form` reads them. */
export type SettingValues = Record<string, string>;

/**
 * What a form suggests where the segment has no such value, because another choice is made: the
 * usual ones of B9 and B11.
 */
const USUAL = {
  think: '',
  overtimePoints: '1', // B11, K
  overtimeEvery: '1', // B11, K
  overtimeMost: '5', // B11, K
  earlyPoints: '10', // B9 [G27]
  reopenPress: '5', // B9 [G12]
  passAnswer: '15', // B9 [G26]
  passPercent: '50', // B9 [G26]
  stealPress: '5', // B9 [G12]
  stealAnswer: '3', // B9 [G12]
  stealPercent: '50' // B9 [G12]
};

/** Points as typed: 250 hundredths as "2,5". A deduction is typed without its sign. */
export const points = (value: Hundredths): string => typedNumber(Math.abs(value) / 100);

/** Milliseconds as typed seconds. */
export const seconds = (ms: number): string => typedNumber(ms / SECOND);

const minutes = (ms: number): string => typedNumber(ms / MINUTE);

/** All values of a segment, apart from its name and questions. */
export function settingValues(segment: PlanSegment): SettingValues {
  switch (segment.kind) {
    case 'judged': {
      const { overtime, thinkMs } = segment;
      return {
        ...USUAL,
        theme: segment.theme,
        maxPoints: points(segment.maxPoints),
        limit: minutes(segment.limitMs),
        ...(thinkMs !== null && { think: minutes(thinkMs) }),
        overtime: overtime ? 'deduct' : 'none',
        ...(overtime && {
          overtimePoints: points(overtime.points),
          overtimeEvery: minutes(overtime.everyMs),
          overtimeMost: points(overtime.most)
        })
      };
    }
    case 'simultaneous':
      return {
        answer: seconds(segment.answerMs),
        right: points(segment.right),
        wrong: points(segment.wrong),
        blank: points(segment.blank),
        elimination: segment.elimination ? 'on' : ''
      };
    case 'buzzer':
      return {
        ...USUAL,
        press: seconds(segment.pressMs),
        answer: seconds(segment.answerMs),
        right: points(segment.right),
        wrong: points(segment.wrong),
        ...early(segment.early),
        ...afterWrong(segment.afterWrong),
        locksNext: segment.locksNext ? 'on' : ''
      };
    case 'package':
      return {
        ...USUAL,
        ...Object.fromEntries(
          segment.packages.flatMap(({ value, answerMs }, index) => [
            [`value${index + 1}`, points(value)],
            [`seconds${index + 1}`, seconds(answerMs)]
          ])
        ),
        perTeam: String(segment.questionsPerTeam),
        wrong: points(segment.wrong),
        stars: String(segment.stars),
        ...afterWrong(segment.afterWrong)
      };
    case 'typed':
      return {
        answer: seconds(segment.answerMs),
        ladder: segment.ladder.map(points).join('; '),
        timeUnit: seconds(segment.timeUnitMs)
      };
    case 'audience':
      return { answer: seconds(segment.answerMs) };
    case 'sudden-death':
      return {
        ...USUAL,
        press: seconds(segment.pressMs),
        answer: seconds(segment.answerMs),
        ...early(segment.early),
        mostQuestions: String(segment.mostQuestions)
      };
  }
}

const early = (rule: EarlyPress): SettingValues => ({
  early: rule.kind,
  ...(rule.kind === 'foul' && { earlyPoints: points(rule.points) })
});

type AfterWrong = Extract<PlanSegment, { kind: 'buzzer' | 'package' }>['afterWrong'];

function afterWrong(rule: AfterWrong): SettingValues {
  switch (rule.kind) {
    case 'none':
      return { afterWrong: 'none' };
    case 'reopen':
      return { afterWrong: 'reopen', reopenPress: seconds(rule.pressMs) };
    case 'pass':
      return {
        afterWrong: 'pass',
        passAnswer: seconds(rule.answerMs),
        passPercent: String(rule.percent)
      };
    case 'steal':
      return {
        afterWrong: 'steal',
        stealPress: seconds(rule.pressMs),
        stealAnswer: seconds(rule.answerMs),
        stealPercent: String(rule.wrongPercent)
      };
  }
}
