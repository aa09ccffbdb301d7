import type { Result } from '../../core/result.ts';
import type { Part } from '../parts.ts';

/** The sentences that are made from data, by the facts that they tell. */
export const SENTENCES = [
  'plan',
  'audience',
  'round-one',
  'round-two',
  'prizes',
  'participation',
  'headcount-rate',
  'full-units',
  'low-units',
  'quality',
  'waves',
  'blocs',
  'qualified'
] as const;
export type SentenceId = (typeof SENTENCES)[number];

/** Why a sentence is not said: a fact is missing, or its parts contradict each other. */
export const REASONS = [
  'plan-unknown',
  'audience-unknown',
  'nobody-registered',
  'round-one-not-over',
  'round-two-unknown',
  'round-two-not-chosen',
  'round-two-not-over',
  'prizes-unknown',
  'nobody-took-part',
  'more-than-registered',
  'more-than-all-units',
  'headcount-unknown',
  'more-than-headcount',
  'units-do-not-add-up',
  'no-valid-entries',
  'bands-do-not-add-up',
  'one-wave-only',
  'days-by-unit',
  'more-perfect-than-attempts',
  'one-bloc-only',
  'blocs-do-not-add-up',
  'places-undecided'
] as const;
export type Reason = (typeof REASONS)[number];

export type Sentence = Result<Part[], Reason>;

/** A sentence that a document would say if its facts were there and fitted. */
export type Withheld = { sentence: SentenceId; reason: Reason };

/** What a sentence adds where its shares, each rounded by itself, do not come to 100 %. */
export const roundedShares = (areWhole: boolean): Part[] =>
  areWhole ? [] : [' (các tỷ lệ đã được làm tròn nên cộng lại không bằng đúng 100%)'];

/** What can be said of these sentences, and what cannot with the reason. */
export function sorted(all: readonly (readonly [SentenceId, Sentence])[]): {
  said: Part[][];
  withheld: Withheld[];
} {
  return {
    said: all.flatMap(([, one]) => (one.ok ? [one.value] : [])),
    withheld: all.flatMap(([sentence, one]) => (one.ok ? [] : [{ sentence, reason: one.refusal }]))
  };
}
