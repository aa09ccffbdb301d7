import type { Registration } from '#lib/domain/people/registration.ts';
import type { AttemptOutcome } from '#lib/domain/quiz/outcome.ts';
import type { UnitCounts } from '#lib/domain/reports/participation.ts';

/** Counts of each unit as the database groups them, from people and attempts one by one. */
export function counted(
  registrations: readonly Registration[],
  outcomes: readonly AttemptOutcome[]
): UnitCounts[] {
  const units = Map.groupBy(registrations, (one) => one.unitId);
  return [...units].map(([unitId, people]) => {
    const ids = new Set(people.map((one) => one.id));
    const every = outcomes.filter((one) => ids.has(one.registrationId));
    const attempts = every.filter((one) => !one.isCutShort);
    const submitted = attempts.filter((one) => one.state === 'submitted');
    const open = attempts.filter((one) => one.state === 'open');
    const valid = submitted.filter((one) => one.score !== null);
    const scores = valid.map((one) => one.score ?? 0);
    const contestants = (some: readonly AttemptOutcome[]): number =>
      new Set(some.map((one) => one.registrationId)).size;
    return {
      unitId,
      registered: people.length,
      // Once, whichever of the attempts counts.
      tookPart: contestants(every.filter((one) => one.state === 'submitted')),
      working: contestants(open),
      attempts: attempts.length,
      valid: valid.length,
      perfect: valid.filter((one) => one.score === one.maxScore).length,
      scoreSum: scores.reduce((sum, score) => sum + score, 0),
      highestScore: scores.length === 0 ? null : Math.max(...scores)
    };
  });
}
