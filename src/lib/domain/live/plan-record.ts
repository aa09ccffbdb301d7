import { hasPlaces, placesOf, type Plan, type PlanPlace } from './plan.ts';

/**
 * What differs between two plans, part by part, as it stands in the audit log: the rules, each
 * segment, each place. Words and keys of own questions are left out: the log has other readers.
 */
export function planDifference(
  before: Plan,
  after: Plan
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const [old, now] = [partsOf(before), partsOf(after)];
  const differing = [...new Set([...old.keys(), ...now.keys()])].filter(
    (part) => JSON.stringify(old.get(part)) !== JSON.stringify(now.get(part))
  );
  const pick = (parts: ReadonlyMap<string, unknown>) =>
    Object.fromEntries(differing.map((part) => [part, parts.get(part) ?? null]));
  return { before: pick(old), after: pick(now) };
}

function partsOf({ segments, ...rules }: Plan): Map<string, unknown> {
  const parts = new Map<string, unknown>([
    ['rules', rules],
    ['order', segments.map(({ id }) => id)]
  ]);
  for (const segment of segments) {
    const lists = hasPlaces(segment) && {
      places: segment.places.map(({ id }) => id),
      spares: segment.spares.map(({ id }) => id)
    };
    parts.set(segment.id, { ...segment, ...lists });
    for (const place of placesOf(segment)) parts.set(place.id, placeOnRecord(place));
  }
  return parts;
}

const placeOnRecord = ({ question, value, answerMs }: PlanPlace) => ({
  question: question?.kind === 'bank' ? question.versionId : (question?.kind ?? null),
  value,
  answerMs
});
