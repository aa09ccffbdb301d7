import type { Hundredths } from '../domain/core/points.ts';
import { neighbours, type MarkEntryRefusal } from '../domain/judging/mark-entry.ts';
import type { OwnSheetLine } from '../domain/judging/own-views.ts';
import { ownStep, type OwnStep } from '../domain/judging/own-work.ts';
import type { Criterion } from '../domain/judging/rubric.ts';
import type { SheetHistory } from '../domain/judging/views.ts';
import { marks } from './format.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** "0 đến 10, bước 0,5, hệ số 1,5": what marks a criterion takes. */
export function scaleOf({ max, step, weight }: Criterion): string {
  const facts = { max: marks(max), step: marks(step) };
  return weight === 100
    ? m.sheet_scale(facts)
    : m.sheet_scale_weighted({ ...facts, weight: marks(weight) });
}

/** Why what was typed is no mark for this criterion, and what would be one. */
export function markEntrySentence(
  criterion: Pick<Criterion, 'max' | 'step'>,
  refusal: MarkEntryRefusal,
  typed: string
): string {
  switch (refusal) {
    case 'not-a-number':
      return m.sheet_wrong_number();
    case 'mark-out-of-range':
      return m.sheet_wrong_range({ max: marks(criterion.max) });
    case 'mark-between-steps': {
      const between = Number(typed.trim().replace(',', '.')) * 100;
      const [below, above] = neighbours(criterion, between);
      const step = marks(criterion.step);
      return m.sheet_wrong_step({ step, below: marks(below), above: marks(above) });
    }
  }
}

/** How far a judge is with a sheet: "Đang chấm, 3/6 tiêu chí". */
export function ownStepSentence(line: Pick<OwnSheetLine, 'state' | 'done' | 'criteria'>): string {
  const { done, criteria: all } = line;
  return STEPS[ownStep(line)]({ done, all });
}

const STEPS: Readonly<Record<OwnStep, (facts: { done: number; all: number }) => string>> = {
  'not-begun': () => m.sheet_step_not_begun(),
  'in-work': m.sheet_step_in_work,
  filled: () => m.sheet_step_filled(),
  reopened: () => m.sheet_step_reopened(),
  submitted: () => m.sheet_step_submitted(),
  locked: () => m.sheet_step_locked()
};

/** What the button to the next sheet says. */
export const nextStepWords: Readonly<Record<OwnStep, () => string>> = {
  'not-begun': m.sheet_next_begin,
  'in-work': m.sheet_next_continue,
  filled: m.sheet_next_sign,
  reopened: m.sheet_next_reopened,
  submitted: m.sheet_next_continue,
  locked: m.sheet_next_continue
};

type Event = SheetHistory['events'][number];

/** One line of what became of a sheet. */
export function eventSentence({ kind, byName: name, reason }: Event): string {
  switch (kind) {
    case 'submitted':
      return m.sheet_event_submitted({ name });
    case 'reopened':
      return m.sheet_event_reopened({ name, reason: reason ?? '' });
    case 'paper-confirmed':
      return m.sheet_event_paper({ name });
  }
}

/** A mark that was changed after the first hand-in. */
export const changeSentence = (name: string, criterion: string, mark: Hundredths | null): string =>
  mark === null
    ? m.sheet_event_taken_off({ name, criterion })
    : m.sheet_event_changed({ name, criterion, mark: marks(mark) });
