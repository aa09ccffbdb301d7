import type { MarkEntryRefusal } from '#lib/domain/judging/mark-entry.ts';
import type { Rubric } from '#lib/domain/judging/rubric.ts';
import type { TypedMark } from '#lib/schema/sheet-form.ts';
import { judgingRefusals, type JudgingRefusal } from '#lib/text/refusals.ts';
import { markEntrySentence } from '#lib/text/sheet-words.ts';

/** What was typed into a field and not taken, with the reason in words. */
export type RefusedMark = { typed: string; sentence: string };

type Wrong = Readonly<Record<string, MarkEntryRefusal | JudgingRefusal>>;

/** By criterion, what a form says beside its fields. */
export function refusedMarks(
  { criteria }: Rubric,
  changes: readonly TypedMark[],
  wrong: Wrong
): Record<string, RefusedMark> {
  return Object.fromEntries(
    changes.flatMap(({ criterionId, typed }) => {
      const refusal = wrong[criterionId];
      const criterion = criteria.find(({ id }) => id === criterionId);
      if (refusal === undefined || !criterion) return [];
      const sentence = isOfEntry(refusal)
        ? markEntrySentence(criterion, refusal, typed)
        : judgingRefusals[refusal]();
      return [[criterionId, { typed, sentence }]];
    })
  );
}

const isOfEntry = (refusal: MarkEntryRefusal | JudgingRefusal): refusal is MarkEntryRefusal =>
  refusal === 'not-a-number' || refusal === 'mark-out-of-range' || refusal === 'mark-between-steps';
