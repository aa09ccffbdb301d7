import { z } from 'zod';
import { LEVELS, TOPICS } from '../domain/contest/blueprint-cell.ts';
import {
  DENOMINATORS,
  INDIVIDUAL_TIE_BREAKS,
  UNIT_TIE_BREAKS,
  type ContestAbout,
  type ContestContact,
  type ContestPlan,
  type Gate,
  type RoundRules,
  type UnitRanking
} from '../domain/contest/rules.ts';
import type { FileProblem } from '../domain/files/written-file.ts';
import { UNIT_TYPES } from '../domain/units/unit.ts';
import { cleaned, id, kept, line, prose, shaped } from './text.ts';

const whole = z.number().int().nonnegative();
const reviewMoment = z.enum(['submit', 'close', 'never']);

/** What a paper is drawn from. */
export const blueprint = z
  .array(z.strictObject({ topic: z.enum(TOPICS), level: z.enum(LEVELS), count: whole.positive() }))
  .min(1);

export const attempts = z.strictObject({
  max: whole.positive(),
  counts: z.enum(['best', 'first', 'last'])
});

export const review = z.strictObject({ scoreAt: reviewMoment, keyAt: reviewMoment });

export const tieBreaks = z.array(z.enum(INDIVIDUAL_TIE_BREAKS));

/** `round.rules` as stored. */
export const roundRules: z.ZodType<RoundRules> = z.strictObject({
  paper: z.strictObject({
    durationMs: whole.positive(),
    blueprint,
    shuffleQuestions: z.boolean(),
    shuffleOptions: z.boolean()
  }),
  graceMs: whole,
  attempts,
  scoring: z.strictObject({ right: whole, wrong: z.number().int(), blank: z.number().int() }),
  review,
  tieBreaks
});

const gate: z.ZodType<Gate> = z.strictObject({
  kind: z.literal('participation'),
  of: z.enum(DENOMINATORS),
  least: whole.min(1).max(100),
  size: z
    .strictObject({ from: whole.default(0), below: whole.positive().nullable().default(null) })
    .refine(({ from, below }) => below === null || from < below, {
      message: 'no size is in it',
      params: { file: { code: 'sizes-empty' } satisfies FileProblem }
    })
    .nullable()
    .default(null)
});

/** `contest.unit_ranking` as stored. */
export const unitRanking: z.ZodType<UnitRanking> = z.strictObject({
  levels: z.array(z.enum(UNIT_TYPES)).min(1),
  gates: z.array(gate).default([]),
  topK: whole.positive(),
  tieBreaks: z.array(z.enum(UNIT_TIE_BREAKS)),
  qualify: whole
});

type Text = (least: number, most: number) => z.ZodType<string>;

/** The plan that a contest rests on. */
const planOf = (text: Text): z.ZodType<ContestPlan> =>
  z.strictObject({
    number: text(1, 60),
    day: z.iso.date(),
    leadUnit: text(1, 200),
    audience: text(1, 1000)
  });

/** Who helps contestants, in the contest's file, in a form and as stored. */
export const contestContact: z.ZodType<ContestContact> = z
  .strictObject({
    name: line(1, 120),
    telephone: cleaned(0, 30)
      .pipe(shaped(/^(\+?[\d (]*\d[\d .()-]*\d)?$/))
      .default(''),
    email: cleaned(0, 120)
      .pipe(z.union([z.email(), z.literal('')]))
      .default(''),
    hours: line(0, 120).default('')
  })
  .refine(({ telephone, email }) => telephone !== '' || email !== '', {
    message: 'a telephone number or an e-mail address is needed',
    path: ['telephone'],
    params: { file: { code: 'contact-needed' } satisfies FileProblem }
  });

const aboutOf = (text: Text): z.ZodType<ContestAbout> =>
  z.strictObject({
    organizer: text(0, 300),
    legalBasis: text(0, 2000),
    audience: text(0, 2000),
    plan: planOf(text).nullable().default(null),
    contact: contestContact.nullable().default(null)
  });

/** `contest.about` as stored. */
export const contestAbout = aboutOf((least) => kept(least));

/** `contest.about` as a file writes it. */
export const aboutAsWritten = aboutOf(prose);

/** What a contest is called in addresses and files. */
export const contestCode = shaped(/^[a-z0-9-]{1,60}$/, 60);

/** A moment with its offset from UTC, such as 2021-09-22T07:30+07:00, as epoch milliseconds. */
const moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const session = z
  .strictObject({
    name: line(1, 100),
    opensAt: moment,
    closesAt: moment,
    /** Codes of units; each brings everything below it. Without: for everybody. */
    units: z.array(line(1, 60)).default([])
  })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt, { message: 'closes before it opens' });

/** A contest with its round one, in hundredths and milliseconds (contest-as-written.ts reads files). */
export const contestFile = z.strictObject({
  code: contestCode,
  name: line(1, 200),
  about: aboutAsWritten,
  unitRanking,
  round: z.strictObject({
    name: line(1, 100),
    bank: id,
    rules: roundRules,
    sessions: z.array(session).min(1)
  })
});
export type ContestFile = z.output<typeof contestFile>;
