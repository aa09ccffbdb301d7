import { z } from 'zod';
import { hundredths } from '../domain/core/points.ts';
import { SECOND } from '../domain/core/time.ts';
import { METHODS } from '../domain/judging/aggregation.ts';
import type { MarkingOn } from '../domain/judging/marking.ts';
import { RUBRIC_PRESETS } from '../domain/judging/presets.ts';
import { cleaned, id, line, shaped, shapedWithin, token } from './text.ts';

/* What the organizer's forms about judging send. */

/** Points or weights as people write them: "0,5" or "0.5". */
const points = shapedWithin(/^\d{1,5}([.,]\d{1,2})?$/).transform((written) =>
  hundredths(Number(written.replace(',', '.')))
);
const none = shaped(/^\s*$/).transform(() => null);

/** A segment or call as a choice of a list names it. */
export const onKey = (on: MarkingOn): string =>
  on.kind === 'call' ? `call:${on.callId}` : `segment:${on.finalId}:${on.segmentId}`;

export const newMarkingForm = z.strictObject({
  on: token(140, 0),
  presetId: z.enum(RUBRIC_PRESETS.map((preset) => preset.id))
});

/** Login names are typed on tablets: letters and digits without marks. */
export const judgeAccountForm = z.strictObject({
  loginName: cleaned(3, 40)
    .transform((name) => name.toLowerCase())
    .pipe(shaped(/^[a-z0-9][a-z0-9.-]{2,39}$/)),
  displayName: line(2, 100)
});

export const subjectsForm = z.strictObject({ subjectIds: z.array(id).min(1).max(500) });
export const moveForm = z.strictObject({ markedId: id, direction: z.enum(['up', 'down']) });
export const printQuery = z.object({ judge: id.nullable().catch(null) });

const row = z.strictObject({
  id,
  name: line(2, 200),
  guidance: line(0, 2000),
  max: points,
  step: points,
  weight: points
});

/** Everything that is set of a marking before its sheets are out. Empty limits are none. */
export const rulesForm = z
  .strictObject({
    name: line(2, 200),
    rubricName: line(2, 200),
    rows: z.array(row).max(40),
    method: z.enum(METHODS),
    outlier: z.union([none, points]),
    gate: z.union([none, points]),
    gateAction: z.enum(['confer', 'third-marker']),
    precision: points,
    overtimePoints: z.union([none, points]),
    overtimeSeconds: z.coerce.number().int().min(1).max(3600),
    overtimeMost: points
  })
  .transform(({ name, rubricName, rows, ...form }) => ({
    name,
    rubric: { name: rubricName, criteria: rows },
    rules: {
      aggregation: {
        method: form.method,
        outlier: form.outlier === null ? null : { furthest: form.outlier },
        gate: form.gate === null ? null : { atLeast: form.gate, action: form.gateAction },
        precision: form.precision
      },
      overtime:
        form.overtimePoints === null
          ? null
          : {
              everyMs: form.overtimeSeconds * SECOND,
              points: form.overtimePoints,
              most: form.overtimeMost
            }
    }
  }));
