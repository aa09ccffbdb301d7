import { z } from 'zod';
import { METHODS } from '../domain/judging/aggregation.ts';
import type { MarkingOn, MarkingRules } from '../domain/judging/marking.ts';
import type { Rubric } from '../domain/judging/rubric.ts';
import { typedTimeCode } from '../domain/judging/time-code.ts';
import { password } from './auth.ts';
import { cleaned, id, kept, line, lines, prose, shaped, token } from './text.ts';

/* What is stored of a marking, and what comes from those who prepare, mark, lead and assist. */

/** No rubric gives more than 10.000 points. */
const MOST_POINTS = 1_000_000;
export const LONGEST_NOTE = 4000;
const MOST_CRITERIA = 40;

const name = line(2, 200);
/** Why something was done or put right. It goes on record and into the minutes. */
export const reason = line(3, 500);
const points = z.number().int().min(0).max(MOST_POINTS);
const ms = z
  .number()
  .int()
  .min(1)
  .max(24 * 60 * 60 * 1000);
const mutationId = shaped(/^[0-9a-f]{32}$/);
const revision = z.number().int().min(1).max(2_000_000_000);

type Text = (least: number, most: number) => z.ZodType<string>;

const rubricOf = (text: Text): z.ZodType<Rubric> =>
  z.strictObject({
    name: text(2, 200),
    criteria: z
      .array(
        z.strictObject({
          id: text(1, 60),
          name: text(2, 200),
          guidance: text(0, 2000),
          max: points,
          step: points,
          weight: z.number().int().min(0).max(100_000)
        })
      )
      .max(MOST_CRITERIA)
  });

/** `judging_marking.rubric` as stored; `markingProblems` checks the rest. */
export const rubric = rubricOf((least) => kept(least));

/** `judging_marking.rules` as stored. */
export const markingRules: z.ZodType<MarkingRules> = z.strictObject({
  aggregation: z.strictObject({
    method: z.enum(METHODS),
    outlier: z.strictObject({ furthest: points }).nullable(),
    gate: z
      .strictObject({ atLeast: points, action: z.enum(['confer', 'third-marker']) })
      .nullable(),
    precision: points
  }),
  overtime: z.strictObject({ everyMs: ms, points, most: points }).nullable()
});

const on: z.ZodType<MarkingOn> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('segment'), finalId: id, segmentId: id }),
  z.strictObject({ kind: z.literal('call'), callId: id })
]);

const subject = z.strictObject({ subjectId: id, unitId: id.nullable(), name });

export const newMarking = z.strictObject({
  name,
  on,
  rubric: rubricOf(line),
  rules: markingRules,
  subjects: z.array(subject).max(500)
});
export type NewMarking = z.output<typeof newMarking>;
export type NewSubject = z.output<typeof subject>;

/** An empty unit: the judge belongs to none that takes part. */
export const judgeForm = z.strictObject({
  accountId: id,
  unitId: z.union([z.literal('').transform(() => null), id]),
  isHead: z.stringbool().default(false)
});
export const judgeNamed = z.strictObject({ accountId: id });

/** Marks put on a sheet or taken off again (null), and the note, as a tablet sends them. */
export const saveMarksRequest = z.strictObject({
  marks: z
    .array(
      z.strictObject({
        criterionId: id,
        mark: z.number().int().min(0).max(MOST_POINTS).nullable(),
        revision,
        mutationId
      })
    )
    .max(200),
  note: z.strictObject({ text: lines(0, LONGEST_NOTE), revision }).optional()
});
export type SaveMarksRequest = z.output<typeof saveMarksRequest>;

/** Signing: the own name typed, the password once more, and the seal of what the judge looked at. */
export const submitForm = z.strictObject({
  signature: cleaned(0, 200),
  password,
  seal: token(64, 0)
});
export type SubmitForm = z.output<typeof submitForm>;

/** A note on a film, at a time as players show it: "2:05". */
export const filmNoteForm = z.strictObject({
  at: cleaned(0, 10)
    .transform((typed) => typedTimeCode(typed))
    .pipe(z.number()),
  text: line(1, 1000)
});
export const filmNoteNamed = z.strictObject({ noteId: id });

export const reopenForm = z.strictObject({ sheetId: id, reason });
export const waiveForm = z.strictObject({ markedId: id, judgeId: id, reason });
export const conferenceForm = z.strictObject({
  markedId: id,
  conclusion: prose(3, 2000)
});
export const thirdMarkerForm = z.strictObject({
  markedId: id,
  accountId: id,
  unitId: z.union([z.literal('').transform(() => null), id]),
  reason
});
export const methodForm = z.strictObject({ method: z.enum(METHODS), reason });
export const markedForm = z.strictObject({ markedId: id });

/** Paper sheets: a mark for every criterion. */
export const paperMarks = z.record(id, points);

/** Points as they are read out: a deduction of 50 takes 50 off. Overtime costs what the rules say. */
export const adjustmentForm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('deduction'), markedId: id, points: points.min(1), reason }),
  z.strictObject({ kind: z.literal('bonus'), markedId: id, points: points.min(1), reason }),
  z.strictObject({
    kind: z.literal('overtime'),
    markedId: id,
    limitMs: ms,
    usedMs: ms,
    reason
  })
]);
export type AdjustmentForm = z.output<typeof adjustmentForm>;
export const takeBackForm = z.strictObject({ adjustmentId: id, reason });
