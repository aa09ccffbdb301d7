import { z } from 'zod';
import { SECOND } from '../domain/core/time.ts';
import { readStopwatch } from '../domain/judging/stopwatch.ts';
import { reason } from './judging.ts';
import { award } from './live-typed.ts';
import { cleaned, id } from './text.ts';

/* What a secretary types, as plain forms send it. */

const stopwatch = cleaned(0, 20).transform(readStopwatch).pipe(z.number().min(SECOND));

/** A deduction or bonus with its points as typed: "0,5". */
export const pointsForm = z.strictObject({
  kind: z.enum(['deduction', 'bonus']),
  markedId: id,
  points: award.pipe(z.number().min(1)),
  reason
});

/** The time that was allowed and the time that was taken. */
export const overtimeForm = z
  .strictObject({ markedId: id, limit: stopwatch, used: stopwatch, reason })
  .transform(({ limit, used, ...rest }) => ({
    ...rest,
    kind: 'overtime' as const,
    limitMs: limit,
    usedMs: used
  }));

/** A paper sheet as typed: a mark in every field, each named after its criterion. */
export const paperFields = z.record(id, award);
