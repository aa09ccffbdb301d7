import fc from 'fast-check';
import type { UnitRanking } from '#lib/domain/contest/rules.ts';
import { MINUTE, SECOND, vietnamTime } from '#lib/domain/core/time.ts';
import type { Registration } from '#lib/domain/people/registration.ts';
import type { AttemptOutcome } from '#lib/domain/quiz/outcome.ts';
import type { Entry } from '#lib/domain/results/entry.ts';
import { unitStrengths } from '#lib/domain/results/unit-strength.ts';
import { rankUnits, type UnitStanding } from '#lib/domain/results/units.ts';
import { unitTree, type UnitTree } from '#lib/domain/units/tree.ts';
import { UNIT_TYPES, type Unit } from '#lib/domain/units/unit.ts';

export const OPENING = vietnamTime(2021, 9, 22, 8);

export const unit = (id: string, facts: Partial<Unit> = {}): Unit => ({
  id,
  code: id,
  name: id,
  type: 'department',
  parentId: null,
  bloc: null,
  position: 0,
  headcount: null,
  ...facts
});

export const registration = (id: string, unitId = 'soNoiVu', fullName = id): Registration => ({
  id,
  contestId: 'contest',
  personId: id,
  unitId,
  candidateNo: id,
  staffCode: id,
  fullName,
  birthYear: null,
  position: null
});

/** An attempt that was handed in with this many points after this many seconds. */
export const submitted = (
  registrationId: string,
  points: number,
  facts: Partial<AttemptOutcome> = {}
): AttemptOutcome => ({
  ...running(registrationId),
  state: 'submitted',
  submittedAt: OPENING + 20 * MINUTE,
  score: points * 100,
  maxScore: 6000,
  correct: points / 2,
  elapsedMs: 20 * MINUTE,
  ...facts
});

export const running = (
  registrationId: string,
  facts: Partial<AttemptOutcome> = {}
): AttemptOutcome => ({
  attemptId: `${registrationId}-${facts.attemptNo ?? 1}`,
  registrationId,
  attemptNo: 1,
  standsFor: null,
  isCutShort: false,
  state: 'open',
  startedAt: OPENING,
  lastSeenAt: OPENING,
  endsAt: OPENING + 30 * MINUTE,
  submittedAt: null,
  score: null,
  maxScore: null,
  correct: null,
  elapsedMs: null,
  ...facts
});

export const entry = (
  id: string,
  points: number,
  seconds: number,
  { unitId = 'soNoiVu', fullName = id, submittedAt = OPENING + seconds * SECOND } = {}
): Entry => ({
  registration: registration(id, unitId, fullName),
  attemptId: id,
  score: points * 100,
  maxScore: 6000,
  correct: points / 2,
  elapsedMs: seconds * SECOND,
  submittedAt
});

/** Few distinct values, so that ties are common. */
const performance = fc.record({
  points: fc.integer({ min: 0, max: 4 }),
  seconds: fc.integer({ min: 1, max: 3 }),
  minute: fc.integer({ min: 0, max: 2 })
});

export const entries = fc
  .array(performance, { maxLength: 12 })
  .map((list) =>
    list.map(({ points, seconds, minute }, index) =>
      entry(`an${index}`, points, seconds, { submittedAt: OPENING + minute * MINUTE })
    )
  );

export type World = { units: Unit[]; registrations: Registration[]; outcomes: AttemptOutcome[] };

/** Any tree of units with people in any of them, who did anything. */
export const worlds: fc.Arbitrary<World> = fc
  .array(
    fc.record({
      type: fc.constantFrom(...UNIT_TYPES),
      parent: fc.option(fc.nat(), { nil: null }),
      headcount: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null })
    }),
    { minLength: 1, maxLength: 9 }
  )
  .chain((shapes) => {
    const units = shapes.map(({ type, parent, headcount }, index) =>
      unit(`unit${index}`, {
        type,
        headcount,
        position: index,
        parentId: parent === null || index === 0 ? null : `unit${parent % index}`
      })
    );
    return people(units.length).map((world) => ({ units, ...world }));
  });

const attempt = fc.record({
  points: fc.integer({ min: 0, max: 5 }),
  seconds: fc.integer({ min: 1, max: 3 })
});

function people(units: number): fc.Arbitrary<Omit<World, 'units'>> {
  const contestant = fc.record({
    at: fc.nat({ max: units - 1 }),
    attempts: fc.array(attempt, { maxLength: 3 }),
    isWorking: fc.boolean(),
    silentFor: fc.integer({ min: 0, max: 90 })
  });
  return fc.array(contestant, { maxLength: 15 }).map((list) => ({
    registrations: list.map(({ at }, index) => registration(`an${index}`, `unit${at}`)),
    outcomes: list.flatMap(({ attempts, isWorking, silentFor }, index) => [
      ...attempts.map(({ points, seconds }, number) =>
        submitted(`an${index}`, points, {
          attemptId: `an${index}-${number + 1}`,
          attemptNo: number + 1,
          elapsedMs: seconds * SECOND
        })
      ),
      ...(isWorking
        ? [
            running(`an${index}`, {
              attemptNo: attempts.length + 1,
              lastSeenAt: OPENING - silentFor * SECOND
            })
          ]
        : [])
    ])
  }));
}

export const treeOf = (world: World) => unitTree(world.units);

/** The same things in another order. */
export const reordered = <Item>(items: readonly Item[]): fc.Arbitrary<Item[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

/** The unit ranking of people and entries that were read in one go. */
export const rankAtOnce = (
  tree: UnitTree,
  registrations: readonly Registration[],
  entries: readonly Entry[],
  ranking: UnitRanking
): UnitStanding[] =>
  rankUnits(tree, unitStrengths(registrations, entries, ranking.topK + 1), ranking);
