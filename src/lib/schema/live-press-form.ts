import { z } from 'zod';
import type { EarlyPress } from '../domain/live/segments.ts';
import { ms, value } from './live-segments.ts';
import { award, check, deduction, percent, secondsOf, titled } from './live-typed.ts';

/* Forms of segments in which teams press or take a question over (B9). */

const seconds = secondsOf();
const blank = z.literal('').transform(() => null);
const whole = (least: number) => z.coerce.number().int().min(least).max(100);

const earlyFields = { early: z.enum(['allowed', 'ignored', 'foul']), earlyPoints: deduction };
const earlyOf = (fields: { early: EarlyPress['kind']; earlyPoints: number }): EarlyPress =>
  fields.early === 'foul' ? { kind: 'foul', points: fields.earlyPoints } : { kind: fields.early };

const passFields = { passAnswer: seconds, passPercent: percent };
const passOf = (fields: { passAnswer: number; passPercent: number }) => ({
  kind: 'pass' as const,
  answerMs: fields.passAnswer,
  percent: fields.passPercent
});

export const buzzer = z
  .strictObject({
    ...titled,
    kind: z.literal('buzzer'),
    press: seconds,
    answer: seconds,
    right: award,
    wrong: deduction,
    ...earlyFields,
    afterWrong: z.enum(['none', 'reopen', 'pass']),
    reopenPress: seconds,
    ...passFields,
    locksNext: check
  })
  .transform(({ version, kind, name, right, wrong, locksNext, ...rest }) => ({
    version,
    settings: {
      kind,
      name,
      pressMs: rest.press,
      answerMs: rest.answer,
      right,
      wrong,
      early: earlyOf(rest),
      afterWrong:
        rest.afterWrong === 'pass'
          ? passOf(rest)
          : rest.afterWrong === 'reopen'
            ? { kind: 'reopen' as const, pressMs: rest.reopenPress }
            : { kind: 'none' as const },
      locksNext
    }
  }));

/** Rows of packages that a form shows; an empty row is none. */
export const PACKAGE_ROWS = 5;

const packages = z
  .array(
    z
      .strictObject({ value: z.union([blank, award]), answerMs: z.union([blank, seconds]) })
      .refine(({ value, answerMs }) => (value === null) === (answerMs === null))
  )
  .transform((rows) =>
    rows.flatMap(({ value, answerMs }) =>
      value === null || answerMs === null ? [] : [{ value, answerMs }]
    )
  )
  .pipe(z.array(z.strictObject({ value, answerMs: ms })).min(1));

export const packageSegment = z
  .strictObject({
    ...titled,
    kind: z.literal('package'),
    packages,
    perTeam: whole(1),
    wrong: deduction,
    stars: whole(0),
    afterWrong: z.enum(['none', 'steal', 'pass']),
    stealPress: seconds,
    stealAnswer: seconds,
    stealPercent: percent,
    ...passFields
  })
  .transform(({ version, kind, name, packages, perTeam, wrong, stars, ...rest }) => ({
    version,
    settings: {
      kind,
      name,
      packages,
      questionsPerTeam: perTeam,
      wrong,
      stars,
      afterWrong:
        rest.afterWrong === 'pass'
          ? passOf(rest)
          : rest.afterWrong === 'steal'
            ? {
                kind: 'steal' as const,
                pressMs: rest.stealPress,
                answerMs: rest.stealAnswer,
                wrongPercent: rest.stealPercent
              }
            : { kind: 'none' as const }
    }
  }));

export const suddenDeath = z
  .strictObject({
    ...titled,
    kind: z.literal('sudden-death'),
    press: seconds,
    answer: seconds,
    ...earlyFields,
    mostQuestions: whole(1)
  })
  .transform(({ version, kind, name, press, answer, mostQuestions, ...early }) => ({
    version,
    settings: {
      kind,
      name,
      pressMs: press,
      answerMs: answer,
      early: earlyOf(early),
      mostQuestions
    }
  }));
