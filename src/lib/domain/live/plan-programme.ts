import {
  hasPlaces,
  placesOf,
  type OwnQuestion,
  type Plan,
  type PlanPlace,
  type PlanSegment
} from './plan.ts';
import type { FilledQuestion } from './preset.ts';
import type { LiveKey, LiveQuestion, Programme } from './programme.ts';
import type { Segment } from './segments.ts';

/** Texts and keys of the bank questions in a plan, by version. */
export type BankTexts = ReadonlyMap<string, FilledQuestion>;

/** What a place asks, or null while it is empty or its question is not in use in the bank. */
export function askedAt({ question }: PlanPlace, texts: BankTexts): FilledQuestion | null {
  if (question === null) return null;
  if (question.kind === 'bank') return texts.get(question.versionId) ?? null;
  return withoutKind(question);
}

/** The programme that a plan makes, without the places that ask nothing yet. */
export function programmeOfPlan(
  plan: Plan,
  facts: Pick<Programme, 'finalId' | 'name' | 'teams'>,
  texts: BankTexts
): Programme {
  const questions: LiveQuestion[] = [];
  const keys: LiveKey[] = [];
  for (const place of plan.segments.flatMap(placesOf)) {
    const asked = askedAt(place, texts);
    if (!asked) continue;
    const { id, value, answerMs } = place;
    const { stem, options, right, explanation, citation } = asked;
    questions.push({ id, stem, options, value, answerMs });
    keys.push({ questionId: id, right, explanation, citation });
  }
  const known = new Set(questions.map(({ id }) => id));
  const segments = plan.segments.map((segment) => withIds(segment, known));
  return { ...facts, floor: plan.floor, race: plan.race, segments, questions, keys };
}

function withIds(segment: PlanSegment, known: ReadonlySet<string>): Segment {
  if (!hasPlaces(segment)) return withoutOrigin(segment);
  const { places, spares, ...rules } = withoutOrigin(segment);
  const idsOf = (list: readonly PlanPlace[]) =>
    list.map(({ id }) => id).filter((id) => known.has(id));
  return { ...rules, questionIds: idsOf(places), spareIds: idsOf(spares) };
}

const withoutKind = ({ kind: _, ...own }: OwnQuestion): FilledQuestion => own;

type WithoutOrigin<One> = One extends PlanSegment ? Omit<One, 'origin'> : never;

const withoutOrigin = <One extends PlanSegment>({ origin: _, ...rules }: One): WithoutOrigin<One> =>
  rules as WithoutOrigin<One>;
